package io.wardgate.simulator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How busy the threads of a process are, as the kernel counts it (proc(5), {@code /proc/PID/task/TID/stat}). The kernel
 * keeps 15 octets of a thread's name. Of a process that was started anew only the new life counts.
 *
 * <p>Owned by the demo's main thread.
 */
final class CpuUse {

    /** USER_HZ, which every Linux shows to programs. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private record Task(String name, long ticks) {}

    private record Look(long pid, long nanos, Map<String, Task> threads) {}

    private @Nullable Look first;
    private @Nullable Look last;

    /** Looks at the process; the time between the first look and the last one is what counts. */
    void look(long pid) {
        Map<String, Task> threads = new HashMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path task : tasks.toList()) {
                Task thread = thread(task);
                if (thread != null) {
                    threads.put(task.getFileName().toString(), thread);
                }
            }
        } catch (IOException e) {
            return; // the process is gone: what was seen of it stays
        }
        last = new Look(pid, System.nanoTime(), threads);
        if (first == null || first.pid() != pid) {
            first = last;
        }
    }

    /** Share of one core that threads of such names used, in percent; a thread that has ended counts up to its last look. */
    double percent(Predicate<String> names) {
        Look from = first;
        Look to = last;
        if (from == null || to == null || to.nanos() == from.nanos()) {
            return 0;
        }
        long ticks = 0;
        for (Map.Entry<String, Task> each : to.threads().entrySet()) {
            if (names.test(each.getValue().name())) {
                Task before = from.threads().get(each.getKey());
                ticks += each.getValue().ticks() - (before == null ? 0 : before.ticks());
            }
        }
        return 100 * ticks / TICKS_PER_SECOND / ((to.nanos() - from.nanos()) / 1e9);
    }

    /** Seconds between the first look and the last one. */
    double seconds() {
        Look from = first;
        Look to = last;
        return from == null || to == null ? 0 : (to.nanos() - from.nanos()) / 1e9;
    }

    /** Null if the thread has just ended. */
    private static @Nullable Task thread(Path task) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            int nameEnd = stat.lastIndexOf(')');
            List<String> fields = List.of(stat.substring(nameEnd + 2).trim().split(" ", -1));
            return new Task(
                    stat.substring(stat.indexOf('(') + 1, nameEnd),
                    Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(SYSTEM_TICKS)));
        } catch (IOException e) {
            return null;
        }
    }
}
