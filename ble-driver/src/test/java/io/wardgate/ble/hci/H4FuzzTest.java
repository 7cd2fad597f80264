package io.wardgate.ble.hci;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.ble.report.CollectedReports;
import io.wardgate.ble.report.HciEvents;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A million streams in each of which one packet is damaged: nothing may throw, at most one undamaged packet may be lost
 * with it (if the damaged one was cut short: as many as begin within the octets that it still claims), and the line must be in step again at the end. The seed is that of {@code -Dwardgate.seed}.
 */
class H4FuzzTest {

    private static final int STREAMS = 1_000_000;
    private static final int PACKETS = 6;
    private static final int VICTIM = 2;
    private static final long PROBE = 0xFEED;
    private static final byte[] SILENCE = new byte[260];

    @Test
    void losesAtMostOneGoodReportForADamagedOne() {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        long lost = 0;
        long skipped = 0;
        for (int run = 0; run < STREAMS; run++) {
            CollectedReports heard = new CollectedReports();
            HciLink link = new HciLink("fuzz", new SilentPort(), heard, new SteadyClock(1));
            H4Framer framer = new H4Framer(link);
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            int claimed = 0;
            int before = 0;
            int allowed = 1;
            for (int i = 0; i < PACKETS; i++) {
                byte[] packet = packet(random, i);
                byte[] sent = i == VICTIM ? damaged(random, packet) : packet;
                stream.writeBytes(sent);
                if (i == VICTIM) {
                    claimed = packet.length - sent.length;
                } else if (i > VICTIM + 1 && (claimed -= before) > 0) {
                    // A packet that was cut may claim octets of more than the next one.
                    allowed++;
                }
                before = packet.length;
            }
            feedInPieces(framer, stream.toByteArray(), random);
            framer.feed(SILENCE, SILENCE.length);
            byte[] probe = HciEvents.legacyReport(PROBE, new byte[0], -50);
            framer.feed(probe, probe.length);

            long good = heard.reports.stream()
                    .mapToLong(report -> report.address())
                    .filter(address -> address != VICTIM && address < PACKETS)
                    .distinct()
                    .count();
            assertThat(good)
                    .as("good reports, seed %d, run %d", seed, run)
                    .isGreaterThanOrEqualTo(PACKETS - 1 - allowed);
            assertThat(heard.reports.get(heard.reports.size() - 1).address())
                    .as("in step at the end, seed %d, run %d", seed, run)
                    .isEqualTo(PROBE);
            lost += PACKETS - 1 - good;
            skipped += framer.skippedOctets();
        }
        System.out.printf(
                "%d damaged streams (seed %d): %d good reports lost, %d octets skipped%n",
                STREAMS, seed, lost, skipped);
    }

    @Test
    void survivesOctetsOfAnyKind() {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        CollectedReports heard = new CollectedReports();
        H4Framer framer = new H4Framer(new HciLink("fuzz", new SilentPort(), heard, new SteadyClock(1)));
        byte[] likely = {0x04, 0x3E, 0x02, 0x0D, 0x01, 0x0E, 0x0F, 0x10, 0x00, 0x1F};
        byte[] chunk = new byte[1_000];
        for (int run = 0; run < 10_000; run++) {
            random.nextBytes(chunk);
            for (int i = 0; i < chunk.length; i++) {
                chunk[i] = random.nextInt(3) == 0 ? chunk[i] : likely[random.nextInt(likely.length)];
            }
            framer.feed(chunk, chunk.length);
        }
        framer.feed(SILENCE, SILENCE.length);
        byte[] probe = HciEvents.legacyReport(PROBE, new byte[0], -50);
        framer.feed(probe, probe.length);

        assertThat(heard.reports.get(heard.reports.size() - 1).address()).isEqualTo(PROBE);
    }

    private static byte[] packet(SplittableRandom random, int address) {
        byte[] data = new byte[4 + random.nextInt(28)];
        random.nextBytes(data);
        data[0] = (byte) (data.length - 1);
        return random.nextInt(4) == 0
                ? HciEvents.extendedReport(address, 0, data, -60)
                : HciEvents.legacyReport(address, data, -60);
    }

    private static byte[] damaged(SplittableRandom random, byte[] packet) {
        int at = random.nextInt(packet.length);
        byte[] rest = Arrays.copyOfRange(packet, at, packet.length);
        return switch (random.nextInt(4)) {
            case 0 -> { // one octet changed
                byte[] changed = packet.clone();
                changed[at] = (byte) random.nextInt(256);
                yield changed;
            }
            case 1 -> { // up to eight octets lost
                int gone = Math.min(1 + random.nextInt(8), rest.length);
                yield joined(packet, at, new byte[0], Arrays.copyOfRange(rest, gone, rest.length));
            }
            case 2 -> { // up to forty octets of noise put in
                byte[] noise = new byte[1 + random.nextInt(40)];
                random.nextBytes(noise);
                yield joined(packet, at, noise, rest);
            }
            default -> Arrays.copyOf(packet, at); // cut
        };
    }

    private static byte[] joined(byte[] packet, int upTo, byte[] middle, byte[] rest) {
        byte[] all = Arrays.copyOf(packet, upTo + middle.length + rest.length);
        System.arraycopy(middle, 0, all, upTo, middle.length);
        System.arraycopy(rest, 0, all, upTo + middle.length, rest.length);
        return all;
    }

    private static void feedInPieces(H4Framer framer, byte[] stream, SplittableRandom random) {
        int at = 0;
        while (at < stream.length) {
            byte[] piece = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + 1 + random.nextInt(120)));
            framer.feed(piece, piece.length);
            at += piece.length;
        }
    }

    /** A line on which nothing comes: the octets are fed past it. */
    private static final class SilentPort implements OctetPort {

        @Override
        public int read(byte[] into, int timeoutMillis) {
            return 0;
        }

        @Override
        public void write(byte[] octets) {
            throw new UnsupportedOperationException("nothing is sent here");
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
