package io.wardgate.nfc.pcsc;

import io.wardgate.api.nfc.ReaderEvent;
import io.wardgate.api.nfc.ReaderEvent.ReaderUp;
import io.wardgate.api.nfc.ReaderEvent.TagGone;
import io.wardgate.api.nfc.ReaderEvent.TagSeen;
import io.wardgate.api.nfc.TagChannel;
import io.wardgate.api.nfc.TagException;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.nfc.RealClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Debian's pcscd with its virtual terminal, and our reader on it; to be run in a network and a place of its own
 * ({@link PcscdTest}). Prints one line a step.
 */
final class PcscdSession {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] MESSAGE = HEX.parseHex("d101085402656e68656c6c6f");

    private final Path configuration;
    private final BlockingQueue<ReaderEvent> heard = new LinkedBlockingQueue<>();
    private final TagReader reader =
            PcscReader.of(new PcscSettings("door-1", Provider.JNA, "Virtual PCD", 50), new RealClock());

    private PcscdSession(Path configuration) {
        this.configuration = configuration;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Files.writeString(folder.resolve("vpcd"), """
                FRIENDLYNAME "Virtual PCD"
                DEVICENAME /dev/null:0x8C7B
                LIBPATH %s
                CHANNELID 0x8C7B
                """.formatted(PcscdTest.DRIVER));
        new PcscdSession(folder).run();
    }

    private void run() throws Exception {
        reader.start(this::hear);
        Process pcscd = pcscd();
        await(ReaderUp.class);
        try (VirtualCard card = new VirtualCard("04a1b2c3", MESSAGE)) {
            say("seen", ((TagSeen) await(TagSeen.class)).tag().uid().hex());
            pcscd.destroyForcibly().waitFor();
            long polls = reader.statistics().polls();
            pcscd = pcscd();
            long restarted = System.nanoTime();
            await(ReaderUp.class);
            say("polls go on", reader.statistics().polls() > polls);
            say("millis to come back", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - restarted));
        }
        say("gone", ((TagGone) await(TagGone.class)).tag().uid().hex());
        try (VirtualCard card = new VirtualCard("04d4e5f6a7b8c9", MESSAGE)) {
            say("seen", ((TagSeen) await(TagSeen.class)).tag().uid().hex());
        }
        reader.stop();
        pcscd.destroyForcibly().waitFor();
    }

    private Process pcscd() throws IOException {
        return new ProcessBuilder("/usr/sbin/pcscd", "-f", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private ReaderEvent await(Class<? extends ReaderEvent> kind) throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            ReaderEvent event = heard.poll(10, TimeUnit.SECONDS);
            if (kind.isInstance(event)) {
                return event;
            }
        }
        throw new IllegalStateException(kind.getSimpleName() + " did not come: " + reader.statistics());
    }

    private void hear(ReaderEvent event) {
        if (event instanceof TagSeen seen) {
            try {
                say("message", HEX.formatHex(message(seen.channel())));
            } catch (TagException e) {
                say("message", "unread: " + e.getMessage());
            }
        }
        heard.add(event);
    }

    /** NFC Forum type 4, 5.4: application, file, length, message. */
    private static byte[] message(TagChannel channel) throws TagException {
        channel.transceive(HEX.parseHex("00a4040007d276000085010100"), true);
        channel.transceive(HEX.parseHex("00a4000c02e104"), true);
        int length = channel.transceive(HEX.parseHex("00b0000002"), true)[1];
        byte[] answer = channel.transceive(HEX.parseHex(String.format("00b00002%02x", length)), true);
        return Arrays.copyOf(answer, length);
    }

    private static void say(String what, Object value) {
        System.out.println(what + "=" + value);
    }
}
