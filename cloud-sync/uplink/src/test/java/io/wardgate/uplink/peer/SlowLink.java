package io.wardgate.uplink.peer;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line in simulated time: every connection shares one queue that is worked off at a rate, and each envelope is
 * answered a delay after its last octet arrived.
 */
public final class SlowLink implements Uplink {

    private final ManualClock clock;
    private final double octetsPerMilli;
    private final long delayMillis;
    private final Deque<Travelling> travelling = new ArrayDeque<>();
    private @Nullable UplinkListener listener;
    private double freeAtMillis;

    /** Octets of bulk envelopes that arrived. */
    public long bulkOctets;

    private record Travelling(byte[] envelope, double answeredAtMillis) {}

    public SlowLink(ManualClock clock, long bitsPerSecond, long delayMillis) {
        this.clock = clock;
        this.octetsPerMilli = bitsPerSecond / 8_000.0;
        this.delayMillis = delayMillis;
    }

    /** Hands over the answers whose time has come. */
    public void arrive() {
        UplinkListener told = Objects.requireNonNull(listener);
        while (!travelling.isEmpty() && travelling.getFirst().answeredAtMillis() <= clock.monoMillis()) {
            byte[] envelope = travelling.removeFirst().envelope();
            bulkOctets += envelope[0] == '3' ? envelope.length : 0;
            told.onMessage(Answers.to(envelope));
        }
    }

    @Override
    public void open(UplinkListener toBeTold) {
        listener = toBeTold;
    }

    @Override
    public boolean isUp(Lane lane) {
        return true;
    }

    @Override
    public boolean send(Lane lane, byte[] envelope) {
        freeAtMillis = Math.max(freeAtMillis, clock.monoMillis()) + envelope.length / octetsPerMilli;
        travelling.addLast(new Travelling(envelope, freeAtMillis + delayMillis));
        return true;
    }

    @Override
    public void reset(Lane lane, String reason) {}

    @Override
    public void close() {}
}
