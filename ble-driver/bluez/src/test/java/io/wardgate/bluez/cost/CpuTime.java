package io.wardgate.bluez.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU time of processes in nanoseconds, user and system, from the scheduler's own account of each thread ({@code
 * /proc/PID/task/TID/schedstat}, first number). What a thread used that has ended is forgotten: those that are looked at
 * begin and end none while they hear.
 */
final class CpuTime {

    static final String GATEWAY = "gateway";

    static final String BTMON = "btmon";
    static final String BLUETOOTHD = "bluetoothd";
    static final String DBUS_DAEMON = "dbus-daemon";
    static final String BLUETOOTHCTL = "bluetoothctl";

    private static final List<String> DAEMONS = List.of(BTMON, BLUETOOTHD, DBUS_DAEMON, BLUETOOTHCTL);

    private static final double NANOS_A_MILLI = 1e6;

    private CpuTime() {}

    /** Milliseconds until now, of the gateway and each daemon; those of a daemon that runs twice together. */
    static Map<String, Double> millis(long gateway) throws IOException {
        Map<String, Double> times = new LinkedHashMap<>();
        times.put(GATEWAY, millis(Path.of("/proc", Long.toString(gateway))));
        DAEMONS.forEach(daemon -> times.put(daemon, 0.0));
        for (Path process : processes()) {
            String name = Files.readString(process.resolve("comm")).strip();
            if (DAEMONS.contains(name)) {
                times.merge(name, millis(process), Double::sum);
            }
        }
        return times;
    }

    private static List<Path> processes() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(path -> Files.isReadable(path.resolve("comm")))
                    .toList();
        }
    }

    private static double millis(Path process) throws IOException {
        List<Path> threads;
        try (Stream<Path> all = Files.list(process.resolve("task"))) {
            threads = all.toList();
        }
        long nanos = 0;
        for (Path thread : threads) {
            nanos +=
                    Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
        }
        return nanos / NANOS_A_MILLI;
    }
}
