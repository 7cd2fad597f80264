package io.wardgate.core.command;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.BandMessenger;
import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.core.link.LinkTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Kind {@code band.message}: brings the payload to the band of argument {@code device}: first by the radio that hears it best
 * now ({@link LinkTable}), because a band listens to the radio on which it is heard, then by the others.
 *
 * <p>Radios may come and go in any thread.
 */
public class BandMessage implements CommandHandler {

    static final int MAX_OCTETS = 64;

    private final RadioOrder order;
    private final List<BandMessenger> radios = new CopyOnWriteArrayList<>();

    public BandMessage(LinkTable links, GatewayClock clock) {
        order = new RadioOrder(links, clock);
    }

    public void addRadio(BandMessenger radio) {
        radios.add(radio);
    }

    public void removeRadio(BandMessenger radio) {
        radios.remove(radio);
    }

    @Override
    public String kind() {
        return "band.message";
    }

    @Override
    public String run(Command command) throws CommandException, InterruptedException {
        String device = command.arguments().getOrDefault("device", "");
        if (!device.matches("wg-[0-9a-f]{8}")) {
            throw new CommandException("device is \"" + device + "\"; allowed: a band, wg-<8 hex digits>");
        }
        int octets = command.payload().length;
        if (octets < 1 || octets > MAX_OCTETS) {
            throw new CommandException("payload has " + octets + " octets; allowed: 1 to " + MAX_OCTETS);
        }
        if (radios.isEmpty()) {
            throw new CommandException("no radio can reach bands");
        }
        return send(device, DeviceId.parse(device), command.payload().clone());
    }

    private String send(String device, long deviceId, byte[] message) throws CommandException, InterruptedException {
        List<String> refusals = new ArrayList<>();
        for (BandMessenger radio : order.bestFirst(radios, BandMessenger::name, deviceId)) {
            try {
                radio.send(deviceId, message);
                return device + " has " + message.length + " octets, by " + radio.name();
            } catch (CommandException e) {
                refusals.add(String.valueOf(e.getMessage()));
            }
        }
        throw new CommandException(device + " was not reached: " + String.join("; ", refusals));
    }
}
