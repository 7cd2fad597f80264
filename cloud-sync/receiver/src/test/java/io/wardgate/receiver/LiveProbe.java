package io.wardgate.receiver;

import io.wardgate.api.batch.Lane;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends one lane of all gateways over one connection by the clock, not by the answers, and measures from the moment when
 * a batch was due to its PUBACK, which follows the commit: a stalled receiver cannot slow its own examination.
 */
final class LiveProbe {

    private final Map<Integer, Long> dueNanos = new ConcurrentHashMap<>();
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    private final LockStepClient client;
    private final List<ResyncLoad> gateways;
    private final Lane lane;
    private volatile boolean stopped;
    private volatile int sent;

    LiveProbe(int port, Lane lane, List<ResyncLoad> gateways) throws IOException {
        this.client = new LockStepClient(port);
        this.lane = lane;
        this.gateways = gateways;
        client.send(LockStepClient.connect(4, "live-" + lane, 600)).receive();
    }

    /** Until {@link #stop}, in a thread of its own. */
    void send(long everyNanos) {
        long due = System.nanoTime();
        try {
            for (int number = 0; !stopped; number++, due += everyNanos) {
                ResyncLoad gateway = gateways.get(number % gateways.size());
                byte[] envelope = gateway.live(lane, number / gateways.size());
                while (System.nanoTime() < due) {
                    Thread.sleep(1);
                }
                int packetId = number % 65_000 + 1;
                dueNanos.put(packetId, due);
                client.send(LockStepClient.publish(4, "wg/v1/" + gateway.name() + "/up", 1, packetId, envelope));
                sent++;
            }
        } catch (IOException e) {
            throw new IllegalStateException("lane " + lane + " was cut off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until all that was sent is acknowledged, in a thread of its own. */
    void receive() {
        try {
            while (!stopped || millis.size() < sent) {
                int packetId = Integer.parseInt(client.receive().substring(4, 8), 16);
                Long due = dueNanos.remove(packetId);
                millis.add((System.nanoTime() - (due == null ? 0 : due)) / 1e6);
            }
        } catch (IOException e) {
            if (!stopped) {
                throw new IllegalStateException("lane " + lane + " was cut off", e);
            }
        }
    }

    void stop() {
        stopped = true;
    }

    String result() {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return String.format(
                "%s: %d batches, p50 %.0f ms, p99 %.0f ms, most %.0f ms",
                lane, sorted.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
