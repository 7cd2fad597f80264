package io.wardgate.receiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who used the processors: seconds so far, as Linux tells (proc(5)), for benchmarks in which several share a machine. */
record CpuTimes(double ownSeconds, double receiverSeconds, double databaseSeconds, double machineSeconds) {

    private static final double TICKS_PER_SECOND = 100;
    private static final String DATABASE = "(postgres)";

    /** Fields of /proc/PID/stat behind the name: user and system time. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    /** Fields of the first line of /proc/stat that are work: user, nice, system, irq, softirq. */
    private static final List<Integer> WORK = List.of(1, 2, 3, 6, 7);

    static CpuTimes now(long receiverPid) throws IOException {
        double database = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.toList()) {
                if (process.getFileName().toString().matches("\\d+")) {
                    database += ofProcess(process, DATABASE);
                }
            }
        }
        String[] machine = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +", -1);
        double work =
                WORK.stream().mapToLong(field -> Long.parseLong(machine[field])).sum() / TICKS_PER_SECOND;
        return new CpuTimes(ofProcess(Path.of("/proc/self"), ""), ofProcess(receiverPid), database, work);
    }

    /** How many processors each had between two moments. */
    static String between(CpuTimes start, CpuTimes end, double seconds) {
        double own = (end.ownSeconds - start.ownSeconds) / seconds;
        double receiver = (end.receiverSeconds - start.receiverSeconds) / seconds;
        double database = (end.databaseSeconds - start.databaseSeconds) / seconds;
        double machine = (end.machineSeconds - start.machineSeconds) / seconds;
        return String.format(
                Locale.ROOT,
                "processors: generator %.2f, receiver %.2f, PostgreSQL %.2f, others %.2f, of %d",
                own,
                receiver,
                database,
                Math.max(0, machine - own - receiver - database),
                Runtime.getRuntime().availableProcessors());
    }

    private static double ofProcess(long pid) {
        return ofProcess(Path.of("/proc", Long.toString(pid)), "");
    }

    /** 0 for another process, or one that has just ended. */
    private static double ofProcess(Path process, String name) {
        try {
            String line = Files.readString(process.resolve("stat"));
            int end = line.lastIndexOf(')');
            if (!line.substring(0, end + 1).endsWith(name)) {
                return 0;
            }
            String[] fields = line.substring(end + 2).split(" ", -1);
            return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            return 0;
        }
    }
}
