package io.wardgate.ble.wr24;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver answers, whatever line it is on. It keeps what it got, and can be told to misbehave.
 *
 * <p>Settings may be changed by any thread; frames come from the thread of its line.
 */
final class FakeReceiver {

    static final int ALL_ABILITIES = 7;

    /** Octets of a command without its argument. */
    private static final int COMMAND_OCTETS = 7;

    /** Frames of the gateway, in order. */
    final List<Frame> got = new CopyOnWriteArrayList<>();

    volatile int leastVersion = 1;
    volatile int greatestVersion = 1;
    volatile int abilities = ALL_ABILITIES;
    volatile int txPowerDbm = 4;
    volatile int bootNumber = 77;
    volatile int tick = 5_000;

    /** How often each type is not answered. */
    private final Map<FrameType, Integer> silences = new ConcurrentHashMap<>();

    void ignore(FrameType type, int times) {
        silences.put(type, times);
    }

    long count(FrameType type) {
        return got.stream().filter(frame -> frame.type() == type.code()).count();
    }

    List<Frame> got(FrameType type) {
        return got.stream().filter(frame -> frame.type() == type.code()).toList();
    }

    /** The number of the newest command, or null. */
    @Nullable
    Integer newestCommand() {
        List<Frame> commands = got(FrameType.COMMAND);
        return commands.isEmpty() ? null : number(commands.get(commands.size() - 1));
    }

    static int number(Frame command) {
        return little(command).getInt();
    }

    /** What it says to a frame. */
    List<Frame> answers(Frame frame) {
        got.add(frame);
        FrameType type = FrameType.of(frame.type());
        if (type == null || silences.merge(type, -1, Integer::sum) >= 0) {
            return List.of();
        }
        ByteBuffer in = little(frame);
        List<Frame> answers = new ArrayList<>();
        switch (type) {
            case HELLO ->
                answers.add(ReceiverFrames.hello(
                        leastVersion, greatestVersion, in.getShort(2) & 0xFFFF, abilities, txPowerDbm, bootNumber));
            case TIME_SYNC -> answers.add(ReceiverFrames.syncAnswer(in.getShort() & 0xFFFF, tick, tick));
            case COMMAND -> answers.add(command(frame, in));
            default -> {
                // nothing is said to the rest
            }
        }
        return answers;
    }

    private Frame command(Frame frame, ByteBuffer in) {
        boolean isOwn = frame.devId() == Frame.RECEIVER;
        if (isOwn && frame.payload().length > COMMAND_OCTETS) {
            txPowerDbm = frame.payload()[7];
        }
        return ReceiverFrames.ack(in.getInt(), isOwn ? 2 : 1, 0, 0);
    }

    private static ByteBuffer little(Frame frame) {
        return ByteBuffer.wrap(frame.payload()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where its frames go. */
    interface Line extends AutoCloseable {

        String address();

        void send(byte[] octets) throws IOException;

        default void send(Frame... frames) throws IOException {
            for (Frame frame : frames) {
                send(frame.octets());
            }
        }

        @Override
        void close() throws IOException;
    }
}
