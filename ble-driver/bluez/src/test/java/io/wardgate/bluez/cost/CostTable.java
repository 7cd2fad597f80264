package io.wardgate.bluez.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Of each way the round in the middle, so that one in which the JVM still compiled does not count, as the table of
 * docs/benchmarks.md. Its ratios are to {@link Way#HCI}.
 */
final class CostTable {

    private final Map<Way, List<Round>> rounds = new EnumMap<>(Way.class);

    void add(Way way, Round round) {
        rounds.computeIfAbsent(way, none -> new ArrayList<>()).add(round);
    }

    void print() {
        System.out.println("COST CPU milliseconds a report that was heard, by process; the round in the middle");
        System.out.printf(
                "COST %-13s %5s %5s %8s %8s %11s %12s %13s %7s %15s %6s%n",
                "way",
                "sent",
                "heard",
                CpuTime.GATEWAY,
                CpuTime.BTMON,
                CpuTime.BLUETOOTHD,
                CpuTime.DBUS_DAEMON,
                CpuTime.BLUETOOTHCTL,
                "sum",
                "all rounds",
                "ratio");
        rounds.forEach(this::print);
    }

    private void print(Way way, List<Round> all) {
        Round middle = middle(way);
        System.out.printf(
                "COST %-13s %5d %5d %8.3f %8.3f %11.3f %12.3f %13.3f %7.3f %7.3f-%7.3f %6.1f%n",
                way.name,
                all.stream().mapToLong(Round::sent).sum(),
                all.stream().mapToLong(Round::heard).sum(),
                middle.millisAReport(CpuTime.GATEWAY),
                middle.millisAReport(CpuTime.BTMON),
                middle.millisAReport(CpuTime.BLUETOOTHD),
                middle.millisAReport(CpuTime.DBUS_DAEMON),
                middle.millisAReport(CpuTime.BLUETOOTHCTL),
                middle.millisAReport(),
                all.stream().mapToDouble(Round::millisAReport).min().orElse(0),
                all.stream().mapToDouble(Round::millisAReport).max().orElse(0),
                middle.millisAReport() / middle(Way.HCI).millisAReport());
    }

    private Round middle(Way way) {
        List<Round> all = rounds.getOrDefault(way, List.of()).stream()
                .sorted(Comparator.comparingDouble(Round::millisAReport))
                .toList();
        return all.get(all.size() / 2);
    }
}
