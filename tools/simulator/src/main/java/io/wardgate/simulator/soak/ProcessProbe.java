package io.wardgate.simulator.soak;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures a JVM with the serial collector from outside: {@code jcmd} collects its garbage and tells what is left,
 * {@code /proc} the rest. The process needs nothing for it, and nothing of it runs inside.
 */
final class ProcessProbe {

    private static final Pattern GENERATION =
            Pattern.compile("(?:def new|tenured) generation +total \\d+K, used (\\d+)K");
    private static final Pattern STATUS = Pattern.compile("^(VmRSS|Threads):\\s+(\\d+)", Pattern.MULTILINE);
    private static final long ANSWER_SECONDS = 30;

    private ProcessProbe() {}

    static Sample measure(long pid, long second) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        long heap = heapKilobytes(jcmd(pid, "GC.heap_info"));
        String status = Files.readString(Path.of("/proc/" + pid + "/status"));
        return new Sample(second, heap, field(status, "VmRSS"), descriptors(pid), (int) field(status, "Threads"));
    }

    /** The used kilobytes of both generations, of what {@code jcmd GC.heap_info} says. */
    static long heapKilobytes(String heapInfo) throws IOException {
        Matcher generation = GENERATION.matcher(heapInfo);
        long kilobytes = 0;
        int found = 0;
        while (generation.find()) {
            kilobytes += Long.parseLong(generation.group(1));
            found++;
        }
        if (found != 2) {
            throw new IOException("no heap of the serial collector in the answer of jcmd: " + heapInfo);
        }
        return kilobytes;
    }

    private static long field(String status, String name) throws IOException {
        Matcher line = STATUS.matcher(status);
        while (line.find()) {
            if (line.group(1).equals(name)) {
                return Long.parseLong(line.group(2));
            }
        }
        throw new IOException("no " + name + " in the kernel's status of the process");
    }

    private static int descriptors(long pid) throws IOException {
        String[] open = new File("/proc/" + pid + "/fd").list();
        if (open == null) {
            throw new IOException("the descriptors of process " + pid + " cannot be read");
        }
        return open.length;
    }

    private static String jcmd(long pid, String question) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        question)
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!asked.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS) || asked.exitValue() != 0) {
            asked.destroyForcibly();
            throw new IOException("jcmd " + question + " failed: " + answer.strip());
        }
        return answer;
    }
}
