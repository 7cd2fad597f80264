package io.wardgate.receiver;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.protocol.api.Answer;
import io.wardgate.protocol.api.AnswerCodec;
import io.wardgate.protocol.api.CommandCodec;
import io.wardgate.protocol.api.Refusal;
import io.wardgate.protocol.api.WireException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway's side of a transport, sending as the drain does, with all that came down. */
final class CollectingGateway implements UplinkListener, AutoCloseable {

    private static final long RESEND_NANOS = 1_000_000_000;

    private final Uplink uplink;
    private final Map<BatchId, Long> sentNanos = new ConcurrentHashMap<>();
    private final Set<BatchId> committed = ConcurrentHashMap.newKeySet();
    final Queue<Refusal> refused = new ConcurrentLinkedQueue<>();
    final Queue<byte[]> commands = new ConcurrentLinkedQueue<>();
    final Queue<String> losses = new ConcurrentLinkedQueue<>();
    final AtomicInteger ups = new AtomicInteger();

    CollectingGateway(Uplink uplink) {
        this.uplink = uplink;
        uplink.open(this);
    }

    /** Sends unless it was answered; whether it was answered. Called again and again, as the drain sends again. */
    boolean delivered(BatchId id, byte[] envelope) {
        if (committed.contains(id)) {
            return true;
        }
        Long last = sentNanos.get(id);
        boolean due = last == null || System.nanoTime() - last > RESEND_NANOS;
        if (due && uplink.send(id.lane(), envelope)) {
            sentNanos.put(id, System.nanoTime());
        }
        return false;
    }

    boolean isCommitted(BatchId id) {
        return committed.contains(id);
    }

    boolean isUp() {
        return uplink.isUp(Lane.EMERGENCY) && uplink.isUp(Lane.ROUTINE);
    }

    boolean isUp(Lane lane) {
        return uplink.isUp(lane);
    }

    boolean send(Lane lane, byte[] envelope) {
        return uplink.send(lane, envelope);
    }

    void reset(String reason) {
        List.of(Lane.EMERGENCY, Lane.ROUTINE).forEach(lane -> uplink.reset(lane, reason));
    }

    @Override
    public void onMessage(byte[] message) {
        if (CommandCodec.isCommand(message)) {
            commands.add(message);
            return;
        }
        try {
            Answer answer = new AnswerCodec().decode(message);
            answer.committed().forEach(range -> {
                for (long sequence = range.fromSequence(); sequence <= range.toSequence(); sequence++) {
                    committed.add(new BatchId(Batches.GATEWAY, range.epoch(), range.lane(), sequence));
                }
            });
            refused.addAll(answer.refused());
        } catch (WireException e) {
            throw new AssertionError("the receiver answers as it should", e);
        }
    }

    @Override
    public void onUp(Lane lane) {
        ups.incrementAndGet();
    }

    @Override
    public void onDown(Lane lane, String reason) {
        losses.add(reason);
    }

    @Override
    public void close() {
        uplink.close();
    }
}
