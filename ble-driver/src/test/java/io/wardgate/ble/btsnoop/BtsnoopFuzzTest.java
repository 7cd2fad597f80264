package io.wardgate.ble.btsnoop;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.report.HciEvents;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A million streams in each of which one record is damaged. Nothing may throw but the exception that ends a stream, and
 * no record before the damage may be lost. A stream that goes on may have lost one good record beside the damaged one,
 * if that claims exactly its octets. A stream that ends is started anew by the source; what is lost with it is counted
 * here. The seed is that of {@code -Dwardgate.seed}.
 */
class BtsnoopFuzzTest {

    private static final int STREAMS = 1_000_000;
    private static final int RECORDS = 6;
    private static final int VICTIM = 2;
    private static final int INDEX = 3;
    private static final long ADAPTER = 0xA4C1_388D_18B2L;
    private static final byte[] GREETING = BtsnoopRecords.greeting(INDEX, ADAPTER);

    @Test
    void losesAtMostOneGoodReportForADamagedOneOrEndsTheStream() {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        long ended = 0;
        long lost = 0;
        long swallowed = 0;
        for (int run = 0; run < STREAMS; run++) {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            stream.writeBytes(GREETING);
            for (int i = 0; i < RECORDS; i++) {
                byte[] record = record(random, i);
                stream.writeBytes(i == VICTIM ? damaged(random, record) : record);
            }
            CollectedRecords heard = new CollectedRecords();
            boolean goesOn = feedInPieces(monitor(heard), stream.toByteArray(), random);

            List<Long> good = heard.kept.reports.stream()
                    .map(Advertisement::address)
                    .filter(address -> address != VICTIM && address < RECORDS)
                    .distinct()
                    .toList();
            assertThat(good)
                    .as("reports before the damage, seed %d, run %d", seed, run)
                    .startsWith(0L, 1L);
            if (goesOn) {
                assertThat(good).as("reports, seed %d, run %d", seed, run).hasSizeGreaterThanOrEqualTo(RECORDS - 2);
                swallowed += RECORDS - 1 - good.size();
            } else {
                ended++;
                lost += RECORDS - 1 - good.size();
            }
        }
        System.out.printf(
                "%d damaged streams (seed %d): %d ended there and took %d good reports with them; %d lost by the"
                        + " others%n",
                STREAMS, seed, ended, lost, swallowed);
        assertThat(ended).isBetween(1L, STREAMS - 1L);
    }

    @Test
    void survivesOctetsOfAnyKind() {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        byte[] likely = {0, 0, 0, 1, 3, 8, 10, 0x3E, 0x02, 0x0D, 0x0E, 0x1F};
        for (int run = 0; run < 100_000; run++) {
            byte[] rest = new byte[random.nextInt(400)];
            random.nextBytes(rest);
            for (int i = 0; i < rest.length; i++) {
                rest[i] = random.nextInt(4) == 0 ? rest[i] : likely[random.nextInt(likely.length)];
            }
            int opcode = random.nextInt(20);
            boolean movesAdapters = opcode <= RecordKind.DELETED_INDEX || opcode == RecordKind.INDEX_INFO;
            byte[] record = BtsnoopRecords.record(movesAdapters ? INDEX + 1 : INDEX, opcode, random.nextInt(), rest);
            CollectedRecords heard = new CollectedRecords();
            byte[] stream = BtsnoopRecords.joined(GREETING, record, BtsnoopRecords.event(INDEX, report(7)), rest);

            feedInPieces(monitor(heard), stream, random);

            assertThat(heard.kept.reports)
                    .as("the report after any record, seed %d, run %d", seed, run)
                    .anyMatch(report -> report.address() == 7);
        }
    }

    private static MonitorStream monitor(CollectedRecords sink) {
        BoundAdapter adapter = new BoundAdapter(new AdapterBinding.ByAddress(ADAPTER));
        return new MonitorStream("fuzz", adapter, sink, new SteadyClock(1));
    }

    private static byte[] record(SplittableRandom random, int address) {
        byte[] data = new byte[4 + random.nextInt(28)];
        random.nextBytes(data);
        data[0] = (byte) (data.length - 1);
        return BtsnoopRecords.event(
                INDEX,
                random.nextInt(4) == 0
                        ? HciEvents.extendedReport(address, 0, data, -60)
                        : HciEvents.legacyReport(address, data, -60));
    }

    private static byte[] report(long address) {
        return HciEvents.legacyReport(address, new byte[0], -60);
    }

    private static byte[] damaged(SplittableRandom random, byte[] record) {
        int at = random.nextInt(record.length);
        byte[] before = Arrays.copyOf(record, at);
        return switch (random.nextInt(4)) {
            case 0 -> { // one octet changed
                byte[] changed = record.clone();
                changed[at] = (byte) random.nextInt(256);
                yield changed;
            }
            case 1 -> { // up to eight octets lost
                int gone = Math.min(record.length, at + 1 + random.nextInt(8));
                yield BtsnoopRecords.joined(before, Arrays.copyOfRange(record, gone, record.length));
            }
            case 2 -> { // up to forty octets of noise put in
                byte[] noise = new byte[1 + random.nextInt(40)];
                random.nextBytes(noise);
                yield BtsnoopRecords.joined(before, noise, Arrays.copyOfRange(record, at, record.length));
            }
            default -> before; // cut
        };
    }

    /** False if the stream ended. */
    private static boolean feedInPieces(MonitorStream monitor, byte[] stream, SplittableRandom random) {
        try {
            for (int at = 0; at < stream.length; ) {
                int next = Math.min(stream.length, at + 1 + random.nextInt(120));
                byte[] piece = Arrays.copyOfRange(stream, at, next);
                monitor.feed(piece, piece.length);
                at = next;
            }
            return true;
        } catch (BtsnoopException e) {
            return false;
        }
    }
}
