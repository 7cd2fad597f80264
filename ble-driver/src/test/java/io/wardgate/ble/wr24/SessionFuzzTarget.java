package io.wardgate.ble.wr24;

import static io.wardgate.ble.fuzz.FuzzTarget.must;
import static java.util.Objects.requireNonNull;

import io.wardgate.ble.fuzz.FuzzTarget;
import io.wardgate.ble.fuzz.PuppetClock;
import io.wardgate.ble.fuzz.ScriptedPort;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.source.Intake;
import io.wardgate.ble.source.QueuedSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A session with a receiver whose frames are sound and whose payloads are anything: it goes on, or ends with a reason.
 *
 * <p>Input, repeated: type, flags and whose (highest bit: the receiver's own), length of the payload, payload. Before the
 * first comes the answer to the gateway's hello.
 */
public final class SessionFuzzTarget implements FuzzTarget {

    private static final int HEADER_OCTETS = 3;
    private static final int OWN = 0x80;
    private static final int FIRST_TOKEN = 1;

    private final Intake intake = intake();
    private final Wr24Settings settings =
            new Wr24Settings("fuzz", PortAddress.parseWithUdp("ble.wr24", "udp:127.0.0.1:9", 921_600), -8, 600, 256);

    @Override
    public void take(byte[] octets) {
        PuppetClock clock = new PuppetClock();
        ReceiverFigures figures = new ReceiverFigures();
        ReceiverMemory memory = new ReceiverMemory(
                new Watchdog(clock, settings.watchdogSeconds()),
                new Downlink("fuzz", clock, figures, 1),
                new SmpDesk("fuzz", clock, figures),
                figures);
        ReceiverSession session =
                new ReceiverSession(settings, new ScriptedPort(frames(octets), clock), clock, intake, memory);
        try {
            session.run();
        } catch (IOException e) {
            must(e.getMessage() != null, "ended without a reason");
        }
        must(session.hasBegun(), "the hello was not taken for one");
    }

    private static List<byte[]> frames(byte[] octets) {
        List<byte[]> frames = new ArrayList<>();
        frames.add(ReceiverFrames.hello(1, 1, FIRST_TOKEN, FakeReceiver.ALL_ABILITIES, 4, 77)
                .octets());
        int at = 0;
        while (at + HEADER_OCTETS <= octets.length) {
            int room = octets.length - at - HEADER_OCTETS;
            int length = Math.min(Math.min(octets[at + 2] & 0xFF, room), Frame.GREATEST_PAYLOAD);
            byte[] payload = Arrays.copyOfRange(octets, at + HEADER_OCTETS, at + HEADER_OCTETS + length);
            boolean own = (octets[at + 1] & OWN) != 0;
            frames.add(new Frame(
                            Frame.VERSION,
                            octets[at + 1] & 0x0F,
                            octets[at] & 0xFF,
                            own ? Frame.RECEIVER : ReceiverFrames.BAND,
                            at,
                            -60,
                            40,
                            at,
                            payload)
                    .octets());
            at += HEADER_OCTETS + length;
        }
        return frames;
    }

    /** The intake of a source that is not run: its queue is bounded, nobody empties it. */
    private static Intake intake() {
        AtomicReference<Intake> taken = new AtomicReference<>();
        QueuedSource source = new QueuedSource("fuzz", "wr24", 256, advertisement -> false, intake -> {
            taken.set(intake);
            return () -> {};
        });
        source.start(advertisement -> {});
        source.stop();
        return requireNonNull(taken.get());
    }

    @Override
    public List<byte[]> seeds() {
        return VectorFrames.all().stream().map(SessionFuzzTarget::input).toList();
    }

    private static byte[] input(byte[] octets) {
        Frame frame = Frame.read(octets, 0);
        byte[] input = new byte[HEADER_OCTETS + frame.payload().length];
        input[0] = (byte) frame.type();
        input[1] = (byte) (frame.devId() == Frame.RECEIVER ? OWN : 0);
        input[2] = (byte) frame.payload().length;
        System.arraycopy(frame.payload(), 0, input, HEADER_OCTETS, frame.payload().length);
        return input;
    }
}
