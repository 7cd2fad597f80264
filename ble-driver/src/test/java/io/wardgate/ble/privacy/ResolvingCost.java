package io.wardgate.ble.privacy;

import com.sun.management.ThreadMXBean;
import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a private address costs: CPU time and garbage of one that is new, of one that is known to be nobody's, and of one
 * that is known to be a patient's. Exits with 1 if a new one costs more than 0.5 µs a key, or if the look-up makes garbage.
 */
public final class ResolvingCost {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final double MOST_MICROS_A_KEY = 0.5;
    private static final int ROUNDS = 5;
    private static final byte[] NO_DATA = {};
    private static final SplittableRandom RANDOM = new SplittableRandom(7);

    private ResolvingCost() {}

    private record Cost(double micros, double octets) {}

    public static void main(String[] arguments) {
        boolean good = true;
        for (int count : new int[] {0, 10, 100, 1_000}) {
            List<PrivateDevice> devices = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                devices.add(new PrivateDevice(0xC000_0000_0000L + i, i));
            }
            AddressResolver resolver = new AddressResolver(
                    devices.stream().map(PrivateDevice::identityKey).toList());
            Cost fresh = best(resolver, strangers(count == 1_000 ? 4_000 : 40_000), 1);
            Cost nobody = best(resolver, strangers(1_000), 400);
            System.out.printf(
                    "%4d keys: new address %.2f µs; known as nobody's %.3f µs, %.1f octets of garbage",
                    count, fresh.micros, nobody.micros, nobody.octets);
            if (count > 0) {
                Cost known = best(
                        resolver, List.of(advertisement(devices.get(count / 2).nextAddress())), 400_000);
                System.out.printf("; known device %.3f µs, %.1f octets", known.micros, known.octets);
                good &= fresh.micros < count * MOST_MICROS_A_KEY;
            }
            System.out.println();
            good &= nobody.octets < 1;
        }
        System.exit(good ? 0 : 1);
    }

    private static Cost best(AddressResolver resolver, List<Advertisement> heard, int times) {
        Cost best = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
            List<Advertisement> these = times == 1 ? strangers(heard.size()) : heard;
            long garbage = THREADS.getCurrentThreadAllocatedBytes();
            long before = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < times; i++) {
                for (int j = 0; j < these.size(); j++) {
                    resolver.identified(these.get(j));
                }
            }
            double calls = (double) times * these.size();
            double micros = (THREADS.getCurrentThreadCpuTime() - before) / 1_000.0 / calls;
            double octets = (THREADS.getCurrentThreadAllocatedBytes() - garbage) / calls;
            best = new Cost(Math.min(best.micros, micros), Math.min(best.octets, octets));
        }
        return best;
    }

    private static List<Advertisement> strangers(int count) {
        return RANDOM.longs(count, 0, 1L << 46)
                .mapToObj(low -> advertisement(0b01L << 46 | low))
                .toList();
    }

    private static Advertisement advertisement(long address) {
        return new Advertisement("test", address, AddressType.RANDOM, false, 1, 0, -60, 127, NO_DATA, 0);
    }
}
