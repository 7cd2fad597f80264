package io.wardgate.bluez.cost;

import io.wardgate.ble.hci.FakeController;
import io.wardgate.ble.kernel.BluetoothDaemon;
import io.wardgate.ble.kernel.KernelAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The same stream of reports by each {@link Way} in turn, and what processes used for it (docs/benchmarks.md). Needs
 * the guest of {@code ./wardgate acceptance bluez}: run it by {@code ./wardgate measure bluez}.
 */
public final class HearingCost {

    /** Rounds that do not count: the JVMs compile. */
    private static final int WARMING = 2;

    private static final Duration LISTENS = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration LAST_REPORT = Duration.ofSeconds(2);
    private static final long POLL_NANOS = 200_000_000;

    private final FakeController line;
    private final KernelAdapter adapter;
    private final int reports;
    private final ReportStream stream = new ReportStream();

    private HearingCost(FakeController line, KernelAdapter adapter, int reports) {
        this.line = line;
        this.adapter = adapter;
        this.reports = reports;
    }

    /** Reports a round, and rounds. */
    public static void main(String... arguments) throws IOException {
        int reports = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        try (BluetoothDaemon daemon = BluetoothDaemon.start();
                KernelAdapter adapter = KernelAdapter.plugIn();
                FakeController line = new FakeController(false)) {
            new HearingCost(line, adapter, reports).run(rounds);
        }
        System.exit(0);
    }

    private void run(int rounds) throws IOException {
        Map<Way, ListenerProcess> listeners = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            listeners.put(way, new ListenerProcess(way, line.port()));
        }
        CostTable table = new CostTable();
        for (int round = 1 - WARMING; round <= rounds; round++) {
            String title = round > 0 ? "round " + round + " of " + rounds : "warming up";
            for (Map.Entry<Way, ListenerProcess> each : listeners.entrySet()) {
                Round one = hear(each.getKey(), each.getValue());
                if (round > 0) {
                    table.add(each.getKey(), one);
                }
                System.out.printf(
                        "COST %s, %s: %d heard, %.3f ms each%n",
                        title, each.getKey().name, one.heard(), one.millisAReport());
            }
        }
        listeners.values().forEach(ListenerProcess::close);
        table.print();
    }

    private Round hear(Way way, ListenerProcess listener) throws IOException {
        FakeController controller = way == Way.HCI ? line : adapter.controller();
        try (@Nullable Scanner scanner = way.isScannedByBluez() ? new Scanner() : null) {
            long before = listener.tell("start");
            if (!await(LISTENS, () -> isHeardAfter(before, way, controller, listener))) {
                throw new IllegalStateException(way.name + " hears nothing; see the log");
            }
            await(QUIET, () -> false);
            long heardBefore = listener.tell("count");
            Map<String, Double> cpuBefore = CpuTime.millis(listener.pid());
            stream.send(reports, controller);
            await(LAST_REPORT, () -> listener.tell("count") - heardBefore >= reports);
            Map<String, Double> cpu = CpuTime.millis(listener.pid());
            cpu.replaceAll((process, millis) -> millis - cpuBefore.getOrDefault(process, 0.0));
            long heard = listener.tell("count") - heardBefore;
            listener.tell("stop");
            return new Round(reports, heard, cpu);
        }
    }

    /** Sends a report if one can be heard yet; true once one was. */
    private boolean isHeardAfter(long before, Way way, FakeController controller, ListenerProcess listener)
            throws IOException {
        if (way == Way.BTSNOOP || controller.isScanning()) {
            stream.sendOne(controller);
        }
        return listener.tell("count") > before;
    }

    /** Whether it came true in that time. */
    private static boolean await(Duration longest, Condition condition) throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }
}
