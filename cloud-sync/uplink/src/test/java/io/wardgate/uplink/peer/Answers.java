package io.wardgate.uplink.peer;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.AckRange;
import io.wardgate.protocol.api.Answer;
import io.wardgate.protocol.api.AnswerCodec;
import io.wardgate.protocol.api.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers as a receiver writes them, to batches of {@link MemoryStore}. */
public final class Answers {

    private static final long EPOCH = 7;

    private Answers() {}

    public static byte[] committed(Lane lane, long from, long to) {
        return encode(List.of(new AckRange(EPOCH, lane, from, to)), List.of());
    }

    public static byte[] refused(Lane lane, long sequence, String reason) {
        return encode(List.of(), List.of(new Refusal(EPOCH, lane, sequence, reason)));
    }

    /** The answer to one envelope of {@link MemoryStore}. */
    public static byte[] to(byte[] envelope) {
        String[] words = new String(envelope, StandardCharsets.US_ASCII).trim().split(" ", 2);
        long sequence = Long.parseLong(words[1]);
        return committed(Lane.ofNumber(Integer.parseInt(words[0])), sequence, sequence);
    }

    public static byte[] credit(int batches, int readingsPerSecond) {
        Answer.Credit credit = new Answer.Credit(batches, readingsPerSecond);
        return new AnswerCodec()
                .encode(new Answer("receiver-1", 1_800_000_000_000L, List.of(), List.of(), List.of(), credit));
    }

    public static byte[] resend(Lane lane, long from) {
        Answer.Resend resend = new Answer.Resend(EPOCH, lane, from);
        return new AnswerCodec()
                .encode(new Answer("receiver-1", 1_800_000_000_000L, List.of(), List.of(), List.of(resend), null));
    }

    private static byte[] encode(List<AckRange> committed, List<Refusal> refused) {
        return new AnswerCodec().encode(new Answer("receiver-1", 1_800_000_000_000L, committed, refused));
    }
}
