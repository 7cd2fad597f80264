package io.wardgate.protocol.api;

import com.google.protobuf.InvalidProtocolBufferException;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.protocol.api.WireException.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Answers to octets and back (docs/wire/answer.md). Has no state: safe from any thread. */
public final class AnswerCodec {

    /** Largest answer, in octets. */
    public static final int MAX_ANSWER_OCTETS = 1 << 16;

    /** Most ranges, refusals, and resends in one answer. */
    public static final int MAX_ENTRIES = 1024;

    private static final int MAGIC = 0x31414757;
    private static final byte[] OPENING = {0x0d, 'W', 'G', 'A', '1'};
    private static final int MAX_RECEIVER_CHARS = 64;
    private static final int MAX_REASON_CHARS = 512;

    /**
     * Writes an answer; cuts texts that are too long.
     *
     * @throws IllegalArgumentException if it exceeds a limit of the wire; send two answers instead
     */
    public byte[] encode(Answer answer) {
        if (answer.committed().size() > MAX_ENTRIES
                || answer.refused().size() > MAX_ENTRIES
                || answer.resend().size() > MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "at most " + MAX_ENTRIES + " ranges, refusals and resends fit into one answer");
        }
        io.wardgate.protocol.wire.Answer.Builder message = io.wardgate.protocol.wire.Answer.newBuilder()
                .setMagic(MAGIC)
                .setReceiver(Texts.cut(answer.receiver(), MAX_RECEIVER_CHARS))
                .setReceiverMillis(answer.receiverMillis());
        for (AckRange range : answer.committed()) {
            message.addCommittedBuilder()
                    .setEpoch(range.epoch())
                    .setLane(range.lane().number())
                    .setFromSequence(range.fromSequence())
                    .setToSequence(range.toSequence());
        }
        for (Refusal refusal : answer.refused()) {
            message.addRefusedBuilder()
                    .setEpoch(refusal.epoch())
                    .setLane(refusal.lane().number())
                    .setSequence(refusal.sequence())
                    .setReason(Texts.cut(refusal.reason(), MAX_REASON_CHARS));
        }
        for (Answer.Resend resend : answer.resend()) {
            message.addResendBuilder()
                    .setEpoch(resend.epoch())
                    .setLane(resend.lane().number())
                    .setFromSequence(resend.fromSequence());
        }
        Answer.Credit credit = answer.credit();
        if (credit != null) {
            message.getCreditBuilder().setBatches(credit.batches()).setReadingsPerSecond(credit.readingsPerSecond());
        }
        byte[] octets = message.build().toByteArray();
        if (octets.length > MAX_ANSWER_OCTETS) {
            throw new IllegalArgumentException(
                    "answer takes " + octets.length + " octets; at most " + MAX_ANSWER_OCTETS + ", so send two");
        }
        return octets;
    }

    /**
     * Reads an answer. Any octets whatever are valid input.
     *
     * @throws WireException if it is none
     */
    public Answer decode(byte[] octets) throws WireException {
        if (octets.length > MAX_ANSWER_OCTETS) {
            throw new WireException(
                    Reason.TOO_LARGE, "answer of " + octets.length + " octets; at most " + MAX_ANSWER_OCTETS);
        }
        if (octets.length < OPENING.length || !Arrays.equals(octets, 0, OPENING.length, OPENING, 0, OPENING.length)) {
            throw new WireException(
                    Reason.NOT_AN_ANSWER, octets.length + " octets that do not begin with 0d 57 47 41 31");
        }
        try {
            return read(Untrusted.parse(io.wardgate.protocol.wire.Answer.parser(), octets));
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new WireException(Reason.BODY_MALFORMED, "answer: " + e.getMessage(), e);
        }
    }

    private static Answer read(io.wardgate.protocol.wire.Answer message) {
        requireFew(message.getCommittedCount(), "ranges");
        requireFew(message.getRefusedCount(), "refusals");
        Texts.requireShort("receiver", message.getReceiver(), MAX_RECEIVER_CHARS);
        List<AckRange> committed = new ArrayList<>(message.getCommittedCount());
        for (var range : message.getCommittedList()) {
            Lane lane = Lane.ofNumber(range.getLane());
            requireSequence(range.getFromSequence());
            committed.add(new AckRange(range.getEpoch(), lane, range.getFromSequence(), range.getToSequence()));
        }
        List<Refusal> refused = new ArrayList<>(message.getRefusedCount());
        for (var refusal : message.getRefusedList()) {
            Lane lane = Lane.ofNumber(refusal.getLane());
            requireSequence(refusal.getSequence());
            Texts.requireShort("reason", refusal.getReason(), MAX_REASON_CHARS);
            refused.add(new Refusal(refusal.getEpoch(), lane, refusal.getSequence(), refusal.getReason()));
        }
        return new Answer(
                message.getReceiver(),
                message.getReceiverMillis(),
                committed,
                refused,
                resends(message),
                message.hasCredit() ? credit(message.getCredit()) : null);
    }

    private static List<Answer.Resend> resends(io.wardgate.protocol.wire.Answer message) {
        requireFew(message.getResendCount(), "resends");
        List<Answer.Resend> resends = new ArrayList<>(message.getResendCount());
        for (var resend : message.getResendList()) {
            requireSequence(resend.getFromSequence());
            resends.add(
                    new Answer.Resend(resend.getEpoch(), Lane.ofNumber(resend.getLane()), resend.getFromSequence()));
        }
        return resends;
    }

    private static Answer.Credit credit(io.wardgate.protocol.wire.Answer.Credit credit) {
        return new Answer.Credit(credit.getBatches(), credit.getReadingsPerSecond());
    }

    private static void requireFew(int count, String what) {
        if (count > MAX_ENTRIES) {
            throw new IllegalArgumentException(count + " " + what + "; at most " + MAX_ENTRIES);
        }
    }

    private static void requireSequence(long sequence) {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence " + sequence + "; must be 1 to 2^63-1");
        }
    }
}
