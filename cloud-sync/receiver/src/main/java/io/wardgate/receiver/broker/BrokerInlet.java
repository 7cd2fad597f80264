package io.wardgate.receiver.broker;

import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.receiver.ingest.Arrival;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.ingest.Receipt;
import io.wardgate.receiver.ingest.Verdict;
import io.wardgate.receiver.metrics.RefusalReason;
import io.wardgate.receiver.metrics.Refusals;
import io.wardgate.receiver.mqtt.Topics;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes what a broker delivers into the queue; blocks the broker client's thread while the queue is full, which is how
 * the broker is held back.
 */
final class BrokerInlet {

    private static final String DOWN = "/down";

    private final Refusals refusals;
    private final Inspector inspector;
    private final IngestQueue queue;
    private final String peer;
    private volatile boolean closed;

    BrokerInlet(Refusals refusals, Inspector inspector, IngestQueue queue, String peer) {
        this.refusals = refusals;
        this.inspector = inspector;
        this.queue = queue;
        this.peer = peer;
    }

    /** One message of the broker; the receipt is told when it may be acknowledged. */
    void take(String topic, byte[] octets, Receipt receipt) throws InterruptedException {
        if (closed) {
            return;
        }
        Optional<String> gateway = Topics.gatewayOfUp(topic);
        if (octets.length > BatchCodec.MAX_ENVELOPE_OCTETS) {
            String detail = octets.length + " octets; allowed: " + BatchCodec.MAX_ENVELOPE_OCTETS + "; thrown away";
            refusals.refused(RefusalReason.OVERSIZED, peer, topic, detail);
            receipt.settled(Verdict.RUBBISH);
        } else if (gateway.isPresent()) {
            enqueue(inspector.inspect(gateway.get(), peer, octets, receipt));
        } else if (!topic.endsWith(DOWN)) {
            enqueue(inspector.misrouted(topic, peer, octets, receipt));
        }
    }

    private void enqueue(Arrival arrival) throws InterruptedException {
        if (queue.offer(arrival)) {
            return;
        }
        CountDownLatch room = new CountDownLatch(1);
        queue.whenRoom(arrival, room::countDown);
        while (!closed && !room.await(100, TimeUnit.MILLISECONDS)) {
            // still full: the database is slow or gone
        }
    }

    void close() {
        closed = true;
    }
}
