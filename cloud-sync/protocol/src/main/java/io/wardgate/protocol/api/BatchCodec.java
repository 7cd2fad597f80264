package io.wardgate.protocol.api;

import io.wardgate.api.batch.BatchId;
import io.wardgate.protocol.wire.BatchBody;
import io.wardgate.protocol.wire.Envelope;

/**
 * Seals batches into envelopes and opens them again (docs/wire/envelope.md, docs/wire/batch-body.md).
 *
 * <p>The same id, clock and contents give the same octets. Has no state: safe from any thread.
 */
public final class BatchCodec {

    /** Largest envelope, in octets. */
    public static final int MAX_ENVELOPE_OCTETS = 1 << 20;

    /** Largest body after inflating, in octets. */
    public static final int MAX_BODY_OCTETS = 8 << 20;

    /** Most readings in a batch. */
    public static final int MAX_READINGS = 65_536;

    /** Most declared drops in a batch. */
    public static final int MAX_DROPS = 65_536;

    /** Most command reports, most clock maps, most alarms, and most taps, in a batch. */
    public static final int MAX_EVENTS = 4_096;

    /** Most health checks in a report. */
    public static final int MAX_CHECKS = 256;

    /**
     * Packs contents into an envelope.
     *
     * @throws IllegalArgumentException if the contents exceed a limit of the wire or a reading has no number
     */
    public byte[] seal(BatchId id, ClockStamp clock, BatchContents contents) {
        PackedBody body = PackedBody.pack(BodyWriter.write(contents, clock.monoMillis()));
        byte[] envelope = EnvelopeFrame.close(
                EnvelopeHeader.write(id, clock, contents.readings().size(), body));
        if (envelope.length > MAX_ENVELOPE_OCTETS) {
            throw new IllegalArgumentException("batch " + id + " takes " + envelope.length + " octets; at most "
                    + MAX_ENVELOPE_OCTETS + " fit into an envelope, so seal fewer readings at once");
        }
        return envelope;
    }

    /**
     * Checks and unpacks an envelope. Any octets whatever are valid input.
     *
     * @throws WireException if it is not a whole envelope of this version
     */
    public OpenedBatch open(byte[] envelope) throws WireException {
        Envelope parsed = EnvelopeFrame.open(envelope);
        BatchId id = EnvelopeHeader.id(parsed);
        ClockStamp clock = EnvelopeHeader.clock(parsed);
        BatchBody body = BodyReader.parse(PackedBody.unpack(parsed));
        BatchContents contents = BodyReader.read(body, clock.monoMillis());
        if (contents.readings().size() != parsed.getReadings()) {
            throw new WireException(
                    WireException.Reason.BODY_MALFORMED,
                    "header declares " + Integer.toUnsignedString(parsed.getReadings()) + " readings, body has "
                            + contents.readings().size());
        }
        return new OpenedBatch(id, clock, parsed.getReadings(), contents);
    }

    /**
     * Reads the identity of an envelope whose frame is whole, without unpacking its body.
     *
     * @throws WireException if the frame is damaged or the header is out of range
     */
    public BatchId peekId(byte[] envelope) throws WireException {
        return EnvelopeHeader.id(EnvelopeFrame.open(envelope));
    }

    /**
     * Reads when an envelope was sealed, without unpacking its body.
     *
     * @throws WireException if the frame is damaged or the header is out of range
     */
    public ClockStamp peekClock(byte[] envelope) throws WireException {
        return EnvelopeHeader.clock(EnvelopeFrame.open(envelope));
    }
}
