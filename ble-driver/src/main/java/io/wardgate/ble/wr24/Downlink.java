package io.wardgate.ble.wr24;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.identity.DeviceId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Commands from the gateway through the receiver to bands (docs/wire/wr24-v1.md, 20 to 22): each has a number of its own,
 * is sent again under the same number until the receiver answers, and ends as done, refused or expired, or because the
 * receiver is gone. A lost line ends none of them: the receiver may hold it still, so it is asked again on the next one.
 *
 * <p>{@link #send} and {@link #put} are for any thread; all else is called by the reader's thread alone.
 */
final class Downlink {

    static final int GREATEST_WAITING = 64;
    static final int SENDS = 3;

    private static final int ANSWER_MILLIS = 1_000;
    private static final int TTL_MILLIS = CommandFrame.GREATEST_TTL_SECONDS * 1_000;
    private static final int GRACE_MILLIS = 5_000;

    private final String radio;
    private final GatewayClock clock;
    private final ReceiverFigures figures;
    private final Queue<Order> incoming = new ArrayDeque<>();
    private final Map<Integer, Order> underWay = new LinkedHashMap<>();
    private String closedBecause = "not started";
    private boolean reachesBands;
    private int nextId;

    /** @param firstId unlike those of earlier lives, which the receiver may remember: random */
    Downlink(String radio, GatewayClock clock, ReceiverFigures figures, int firstId) {
        this.radio = radio;
        this.clock = clock;
        this.figures = figures;
        nextId = firstId;
    }

    /** Sends a message to a band and returns when the band has it. */
    void send(long deviceId, byte[] message) throws CommandException, InterruptedException {
        Order order = new Order(deviceId, CommandFrame.What.BAND_MESSAGE, message.clone());
        put(order);
        String failure = outcome(order);
        if (!failure.isEmpty()) {
            throw new CommandException(radio + ": " + failure);
        }
    }

    /** Takes an order; its end comes in any case. */
    synchronized void put(Order order) throws CommandException {
        if (!closedBecause.isEmpty()) {
            throw new CommandException(radio + ": " + closedBecause);
        }
        if (order.isForBand() && !reachesBands) {
            throw new CommandException(radio + ": this receiver cannot send to bands");
        }
        if (incoming.size() == GREATEST_WAITING) {
            throw new CommandException(radio + ": " + GREATEST_WAITING + " commands wait already; try again later");
        }
        incoming.add(order);
    }

    /**
     * A session has begun: takes orders, and tells the receiver again of those that it should know.
     *
     * @param canSend whether this receiver sends to bands at all
     */
    synchronized void open(boolean canSend) {
        closedBecause = "";
        reachesBands = canSend;
        for (Order order : underWay.values()) {
            order.isHeld = false;
            order.sent = 0;
        }
    }

    /** No new orders from now on; those under way go on. */
    synchronized void close(String why) {
        closedBecause = why;
    }

    /** The receiver has forgotten what it was told. */
    void failUnderWay(String why) {
        for (Order order : List.copyOf(underWay.values())) {
            fail(order, why);
        }
    }

    /** There will be no receiver any more. */
    void failAll(String why) {
        failUnderWay(why);
        for (Order order = next(); order != null; order = next()) {
            fail(order, why);
        }
    }

    /** Sends what is due and ends what has lasted too long. */
    void keepUp(ReceiverLink link, BandsHeard bands) throws IOException {
        for (Order order = next(); order != null; order = next()) {
            begin(order, bands);
        }
        long now = clock.monoMillis();
        for (Order order : List.copyOf(underWay.values())) {
            if (order.end.isDone()) {
                underWay.remove(order.cmdId);
            } else if (now >= order.deadlineMillis) {
                figures.commandsExpired.incrementAndGet();
                end(order, "the receiver told no end in time");
            } else if (!order.isHeld && (order.sent == 0 || now - order.sentAtMillis >= ANSWER_MILLIS)) {
                sendOrFail(order, link, now);
            }
        }
    }

    void answered(CommandAnswer answer) {
        Order order = underWay.get(answer.cmdId());
        if (order == null) {
            return;
        }
        switch (answer.outcome()) {
            case HELD -> order.isHeld = true;
            case DONE -> {
                figures.commandsDone.incrementAndGet();
                end(order, "");
            }
            case EXPIRED -> {
                figures.commandsExpired.incrementAndGet();
                end(order, answer.why());
            }
            case REFUSED -> fail(order, answer.why());
        }
    }

    private void begin(Order order, BandsHeard bands) {
        long now = clock.monoMillis();
        OptionalLong address =
                order.isForBand() ? bands.addressOf(order.deviceId, now) : OptionalLong.of(Frame.RECEIVER);
        if (address.isEmpty()) {
            fail(order, DeviceId.format(order.deviceId) + " was not heard within the last minute");
            return;
        }
        order.cmdId = nextId++;
        order.address = address.getAsLong();
        order.deadlineMillis = now + TTL_MILLIS + GRACE_MILLIS;
        underWay.put(order.cmdId, order);
    }

    private void sendOrFail(Order order, ReceiverLink link, long now) throws IOException {
        if (order.sent == SENDS) {
            fail(order, "the receiver does not answer commands");
            return;
        }
        order.sent++;
        order.sentAtMillis = now;
        long left = (order.deadlineMillis - GRACE_MILLIS - now + 999) / 1_000;
        int ttlSeconds = (int) Math.max(1, Math.min(CommandFrame.GREATEST_TTL_SECONDS, left));
        CommandFrame command =
                new CommandFrame(order.cmdId, ttlSeconds, CommandFrame.TRIES, order.what, order.argument);
        link.send(FrameType.COMMAND, order.address, Frame.ACK_WANTED, command.octets());
    }

    private void fail(Order order, String why) {
        figures.commandsFailed.incrementAndGet();
        end(order, why);
    }

    private void end(Order order, String failure) {
        underWay.remove(order.cmdId);
        order.end.complete(failure);
    }

    private synchronized @Nullable Order next() {
        return incoming.poll();
    }

    private static String outcome(Order order) throws InterruptedException {
        try {
            return order.end.get();
        } catch (InterruptedException e) {
            order.end.complete("nobody waits for it any more");
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("orders end with a sentence", e);
        }
    }
}
