package io.wardgate.protocol.api;

import com.google.protobuf.UnsafeByteOperations;
import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.protocol.api.WireException.Reason;
import io.wardgate.protocol.wire.Clock;
import io.wardgate.protocol.wire.Envelope;
import java.util.regex.Pattern;

/** The fields of an envelope around its body, and their ranges (docs/wire/envelope.md). */
final class EnvelopeHeader {

    private static final int VERSION = 1;
    private static final Pattern GATEWAY = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private EnvelopeHeader() {}

    /** Serialises all fields but the closing check. */
    static byte[] write(BatchId id, ClockStamp clock, int readings, PackedBody body) {
        if (!GATEWAY.matcher(id.gateway()).matches()) {
            throw new IllegalArgumentException("gateway id '" + id.gateway() + "': 1 to 32 of A-Z, a-z, 0-9, '-', '_'");
        }
        if (id.sequence() < 1) {
            throw new IllegalArgumentException("batch sequence " + id.sequence() + ": must be at least 1");
        }
        return Envelope.newBuilder()
                .setMagic(EnvelopeFrame.MAGIC)
                .setVersion(VERSION)
                .setGateway(id.gateway())
                .setEpoch(id.epoch())
                .setLane(id.lane().number())
                .setSequence(id.sequence())
                .setCodec(body.codec())
                .setReadings(readings)
                .setClock(Clock.newBuilder()
                        .setBootId(clock.bootId())
                        .setMonoMillis(clock.monoMillis())
                        .setWallMillis(clock.wallMillis())
                        .setSynchronised(clock.synchronised()))
                .setBody(UnsafeByteOperations.unsafeWrap(body.octets()))
                .build()
                .toByteArray();
    }

    static BatchId id(Envelope envelope) throws WireException {
        if (envelope.getVersion() != VERSION) {
            throw new WireException(
                    Reason.WRONG_VERSION,
                    "envelope of version " + Integer.toUnsignedString(envelope.getVersion()) + "; this side reads "
                            + VERSION);
        }
        if (!GATEWAY.matcher(envelope.getGateway()).matches()) {
            throw malformed("gateway must be 1 to 32 of A-Z, a-z, 0-9, '-', '_'");
        }
        if (envelope.getSequence() < 1) {
            throw malformed("sequence " + envelope.getSequence() + "; must be 1 to 2^63-1");
        }
        try {
            Lane lane = Lane.ofNumber(envelope.getLane());
            return new BatchId(envelope.getGateway(), envelope.getEpoch(), lane, envelope.getSequence());
        } catch (IllegalArgumentException e) {
            throw new WireException(Reason.HEADER_MALFORMED, String.valueOf(e.getMessage()), e);
        }
    }

    static ClockStamp clock(Envelope envelope) throws WireException {
        if (!envelope.hasClock()) {
            throw malformed("no clock");
        }
        Clock clock = envelope.getClock();
        return new ClockStamp(clock.getBootId(), clock.getMonoMillis(), clock.getWallMillis(), clock.getSynchronised());
    }

    private static WireException malformed(String what) {
        return new WireException(Reason.HEADER_MALFORMED, what);
    }
}
