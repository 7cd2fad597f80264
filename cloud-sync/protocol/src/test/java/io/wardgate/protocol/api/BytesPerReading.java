package io.wardgate.protocol.api;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.reading.Reading;
import java.util.List;

/**
 * Prints how many octets of envelope one reading takes; exits with 1 if a target is missed. Mean of ten seeded wards.
 *
 * <p>{@code java -cp … io.wardgate.protocol.api.BytesPerReading [seed]}
 */
public final class BytesPerReading {

    private static final int WARDS = 10;

    private BytesPerReading() {}

    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
        System.out.printf("octets a reading (seeds %d to %d)%nreadings  measured  target%n", seed, seed + WARDS - 1);
        boolean met = true;
        met &= print(20, Double.NaN, seed);
        met &= print(100, Double.NaN, seed);
        met &= print(1000, 5.2, seed);
        met &= print(4000, 3.5, seed);
        System.exit(met ? 0 : 1);
    }

    private static boolean print(int readings, double target, long seed) {
        double measured = measure(readings, seed);
        System.out.printf("%8d  %8.2f  %s%n", readings, measured, Double.isNaN(target) ? "-" : target);
        return Double.isNaN(target) || measured <= target;
    }

    static double measure(int count, long seed) {
        long octets = 0;
        for (int ward = 0; ward < WARDS; ward++) {
            List<Reading> readings = new WardGenerator(seed + ward).next(count);
            long now = readings.get(readings.size() - 1).sampledMonoMillis() + 40;
            byte[] envelope = new BatchCodec()
                    .seal(
                            new BatchId("GW-3F-01", 0x0000_0007_89ab_cdefL, Lane.ROUTINE, 4711),
                            new ClockStamp(0x1234_5678_9abc_def0L, now, 1_795_000_000_000L, true),
                            new BatchContents(readings, List.of(), null));
            octets += envelope.length;
        }
        return (double) octets / WARDS / count;
    }
}
