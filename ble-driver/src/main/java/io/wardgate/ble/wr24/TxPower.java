package io.wardgate.ble.wr24;

import io.wardgate.api.command.CommandException;

/**
 * Brings the configured transmit power to the receiver after each hello, and tells health if that cannot be.
 *
 * <p>Owned by the reader thread of one source.
 */
final class TxPower {

    private final Wr24Settings settings;
    private final Downlink downlink;
    private final ReceiverFigures figures;

    TxPower(Wr24Settings settings, Downlink downlink, ReceiverFigures figures) {
        this.settings = settings;
        this.downlink = downlink;
        this.figures = figures;
    }

    void apply(ReceiverHello hello) {
        int wanted = settings.txPowerDbm();
        figures.trouble("");
        if (!settings.setsTxPower() || hello.txPowerDbm() == wanted) {
            return;
        }
        if (!hello.can(ReceiverHello.CAN_SET_TX_POWER)) {
            complain(hello, "this receiver cannot change it");
        } else if (wanted < hello.leastTxPowerDbm() || wanted > hello.greatestTxPowerDbm()) {
            complain(hello, "this receiver takes " + hello.leastTxPowerDbm() + " to " + hello.greatestTxPowerDbm());
        } else {
            order(hello, wanted);
        }
    }

    private void order(ReceiverHello hello, int wanted) {
        Order order = new Order(Frame.RECEIVER, CommandFrame.What.SET_TX_POWER, (byte) wanted);
        order.end.thenAccept(failure -> {
            if (!failure.isEmpty()) {
                complain(hello, failure);
            }
        });
        try {
            downlink.put(order);
        } catch (CommandException e) {
            complain(hello, String.valueOf(e.getMessage()));
        }
    }

    private void complain(ReceiverHello hello, String why) {
        figures.trouble(
                "transmit power stays " + hello.txPowerDbm() + " dBm instead of " + settings.txPowerDbm() + ": " + why);
    }
}
