package io.wardgate.receiver;

import io.wardgate.api.batch.Lane;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fifty gateways resync together, batches of 4,000 readings over MQTT, each with four in flight, while all of them also
 * send what is alive: one batch a second each, and five emergencies a second. Generator and receiver are two processes
 * on the same machine; envelopes of the backlog are sealed before the measured time, as gateways seal theirs elsewhere.
 *
 * <p>{@code java -cp … io.wardgate.receiver.IngestBenchmark [readings on PostgreSQL] [readings on H2]}
 */
public final class IngestBenchmark {

    private static final int GATEWAYS = 50;
    private static final int ALONE = 30;
    private static final long SEED = 1;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final String url;
    private final Path work;
    private final int batchesEach;
    private final int port;

    private IngestBenchmark(String url, Path work, long readings) throws IOException {
        this.url = url;
        this.work = work;
        this.batchesEach = (int) Math.max(1, readings / GATEWAYS / ResyncLoad.READINGS);
        this.port = ChildReceiver.freePort();
    }

    public static void main(String[] arguments) throws Exception {
        long onPostgresql = arguments.length > 0 ? Long.parseLong(arguments[0]) : 3_000_000;
        long onH2 = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000_000;
        Path work = Files.createTempDirectory("ingest");
        if (onPostgresql > 0) {
            if (!PrivatePostgresql.isInstalled()) {
                throw new IllegalStateException("PostgreSQL is not installed: apt-get install postgresql");
            }
            try (PrivatePostgresql server = PrivatePostgresql.startInstalled()) {
                server.createDatabase("receiver");
                new IngestBenchmark(server.url("receiver"), work, onPostgresql).run("PostgreSQL");
            }
        }
        if (onH2 > 0) {
            new IngestBenchmark(RunningReceiver.h2(work), work, onH2).run("H2");
        }
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        System.exit(0);
    }

    private void run(String database) throws Exception {
        List<ResyncLoad> loads = IntStream.rangeClosed(1, GATEWAYS)
                .mapToObj(gateway -> new ResyncLoad(gateway, SEED))
                .toList();
        List<Thread> gateways = loads.stream().map(this::resync).toList();
        Process receiver = startReceiver();
        try {
            awaitReady(receiver);
            System.out.printf("%s: first emergency after the start %.0f ms%n", database, firstEmergencyMillis());
            System.out.printf("%s: %s%n", database, oneBulkBatchAtATime());
            LiveProbe routine = new LiveProbe(port, Lane.ROUTINE, loads);
            LiveProbe emergency = new LiveProbe(port, Lane.EMERGENCY, loads);
            List<Thread> probes = List.of(
                    new Thread(() -> routine.send(SECOND_NANOS / GATEWAYS)),
                    new Thread(routine::receive),
                    new Thread(() -> emergency.send(SECOND_NANOS / 5)),
                    new Thread(emergency::receive));
            probes.forEach(Thread::start);
            CpuTimes before = CpuTimes.now(receiver.pid());
            long start = System.nanoTime();
            gateways.forEach(Thread::start);
            for (Thread gateway : gateways) {
                gateway.join();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            CpuTimes after = CpuTimes.now(receiver.pid());
            routine.stop();
            emergency.stop();
            for (Thread probe : probes) {
                probe.join(20_000);
            }
            long sent = (long) GATEWAYS * batchesEach * ResyncLoad.READINGS;
            System.out.printf("%s: %d readings in %.1f s: %.0f readings/s%n", database, sent, seconds, sent / seconds);
            System.out.println("  " + CpuTimes.between(before, after, seconds));
            System.out.println("  " + routine.result());
            System.out.println("  " + emergency.result());
        } finally {
            receiver.destroy();
            receiver.waitFor();
        }
        verify();
    }

    /** What was acknowledged is there; asked after the receiver's end, because H2 lets one process in at a time. */
    private void verify() throws Exception {
        long sent = (GATEWAYS * (long) batchesEach + ALONE) * ResyncLoad.READINGS;
        long stored = RunningReceiver.count(url, "SELECT COUNT(*) FROM reading WHERE lane = 3");
        if (stored != sent) {
            throw new IllegalStateException(sent + " readings acknowledged, " + stored + " in the database");
        }
    }

    private double firstEmergencyMillis() throws IOException {
        byte[] envelope = new ResyncLoad(GATEWAYS + 1, SEED).live(Lane.EMERGENCY, 0);
        try (LockStepClient client = new LockStepClient(port)) {
            client.send(LockStepClient.connect(4, "first", 600)).receive();
            long start = System.nanoTime();
            client.send(LockStepClient.publish(4, "wg/v1/GW-" + (GATEWAYS + 1) + "/up", 1, 1, envelope))
                    .receive();
            return (System.nanoTime() - start) / 1e6;
        }
    }

    /** How long a group holds up an emergency at least, if it has one bulk batch: nothing else is sent meanwhile. */
    private String oneBulkBatchAtATime() throws IOException {
        ResyncLoad load = new ResyncLoad(GATEWAYS + 2, SEED);
        List<Double> millis = new ArrayList<>();
        try (LockStepClient client = new LockStepClient(port)) {
            client.send(LockStepClient.connect(4, "alone", 600)).receive();
            for (int number = 0; number < ALONE; number++) {
                byte[] envelope = load.bulk(number);
                long start = System.nanoTime();
                client.send(LockStepClient.publish(4, "wg/v1/" + load.name() + "/up", 1, 1, envelope))
                        .receive();
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        Collections.sort(millis);
        return String.format(
                "one batch of %d readings at a time: median %.0f ms, most %.0f ms",
                ResyncLoad.READINGS, millis.get(ALONE / 2), millis.get(ALONE - 1));
    }

    private Thread resync(ResyncLoad load) {
        List<byte[]> backlog = new ArrayList<>();
        for (int number = 0; number < batchesEach; number++) {
            backlog.add(load.bulk(number));
        }
        return new Thread(new ResyncingGateway(port, load.name(), backlog));
    }

    /** As ./wardgate receiver starts it. */
    private Process startReceiver() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReceiverMain.class.getName(),
                        "--database",
                        url,
                        "--mqtt-listen",
                        "127.0.0.1:" + port,
                        "--http",
                        "127.0.0.1:0")
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("receiver.log").toFile())
                .start();
    }

    private void awaitReady(Process receiver) throws Exception {
        while (receiver.isAlive()) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IOException("the receiver ended: " + Files.readString(work.resolve("receiver.log")));
    }
}
