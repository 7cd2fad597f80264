package io.wardgate.ble.wr24;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.smp.SmpChannel.Patience;
import io.wardgate.api.smp.SmpException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * SMP questions through the receiver to bands (docs/wire/wr24-v1.md, 30 SMP fragment): one a band at a time, sent again
 * unchanged while no answer comes, because neither the line nor the air acknowledges a piece.
 *
 * <p>{@link #ask} is for any thread; all else is called by the reader's thread alone.
 */
final class SmpDesk {

    static final int GREATEST_WAITING = 64;

    /** The reader may be busy opening a line; then nobody would ever be told. */
    private static final int GRACE_MILLIS = 5_000;

    private final String radio;
    private final GatewayClock clock;
    private final ReceiverFigures figures;
    private final Queue<SmpQuestion> incoming = new ArrayDeque<>();
    private final Map<Long, SmpQuestion> byAddress = new LinkedHashMap<>();
    private String closedBecause = "not started";
    private int nextSequence;

    SmpDesk(String radio, GatewayClock clock, ReceiverFigures figures) {
        this.radio = radio;
        this.clock = clock;
        this.figures = figures;
    }

    /** Asks a band and returns its answer. */
    byte[] ask(long deviceId, byte[] request, Patience patience) throws SmpException, InterruptedException {
        SmpQuestion question = put(deviceId, request, patience);
        try {
            return question.answer.get(
                    (long) patience.tries() * patience.answerMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new SmpException(radio + ": " + why.getMessage());
        } catch (TimeoutException e) {
            figures.smpFailed.incrementAndGet();
            throw new SmpException(radio + ": no line to the receiver while an answer was waited for");
        } finally {
            question.answer.cancel(false);
        }
    }

    private synchronized SmpQuestion put(long deviceId, byte[] request, Patience patience) throws SmpException {
        if (!closedBecause.isEmpty()) {
            throw new SmpException(radio + ": " + closedBecause);
        }
        if (incoming.size() == GREATEST_WAITING) {
            throw new SmpException(radio + ": " + GREATEST_WAITING + " questions wait already; try again later");
        }
        SmpQuestion question = new SmpQuestion(deviceId, request, nextSequence++, patience, figures);
        incoming.add(question);
        return question;
    }

    /**
     * A session has begun.
     *
     * @param canCarry whether this receiver takes SMP at all
     */
    void open(boolean canCarry) {
        closed(canCarry ? "" : "this receiver carries no SMP");
        byAddress.values().forEach(question -> question.assembly.forget());
    }

    /** No new questions from now on; those under way go on. */
    void close(String why) {
        closed(why);
    }

    /** There will be no receiver any more. */
    void failAll(String why) {
        for (SmpQuestion question : List.copyOf(byAddress.values())) {
            fail(question, why);
        }
        for (SmpQuestion question = next(); question != null; question = next()) {
            fail(question, why);
        }
    }

    /** Sends what is due and ends what has lasted too long. */
    void keepUp(ReceiverLink link, BandsHeard bands) throws IOException {
        for (SmpQuestion question = next(); question != null; question = next()) {
            begin(question, bands);
        }
        long now = clock.monoMillis();
        for (SmpQuestion question : List.copyOf(byAddress.values())) {
            if (question.answer.isDone()) {
                byAddress.remove(question.address);
            } else if (question.sent == 0 || now - question.sentAtMillis >= question.patience.answerMillis()) {
                sendOrFail(question, link, now);
            }
        }
    }

    /** A piece came from a band; one that belongs to no open question is counted and passed over. */
    void came(long address, SmpFragment piece) {
        SmpQuestion question = byAddress.get(address);
        if (question == null) {
            figures.smpForeign.incrementAndGet();
            return;
        }
        byte[] packet = question.assembly.take(piece, clock.monoMillis());
        if (packet == null) {
            return;
        }
        if (!question.isAnsweredBy(packet)) {
            figures.smpForeign.incrementAndGet();
            return;
        }
        figures.smpAnswered.incrementAndGet();
        byAddress.remove(address);
        question.answer.complete(packet);
    }

    private void begin(SmpQuestion question, BandsHeard bands) {
        if (question.answer.isDone()) {
            return;
        }
        String device = DeviceId.format(question.deviceId);
        OptionalLong address = bands.addressOf(question.deviceId, clock.monoMillis());
        if (address.isEmpty()) {
            fail(question, device + " was not heard within the last minute");
            return;
        }
        question.address = address.getAsLong();
        SmpQuestion open = byAddress.get(question.address);
        if (open != null && !open.answer.isDone()) {
            fail(question, device + " is being asked something else; try again later");
            return;
        }
        byAddress.put(question.address, question);
    }

    private void sendOrFail(SmpQuestion question, ReceiverLink link, long now) throws IOException {
        if (question.sent == question.patience.tries()) {
            byAddress.remove(question.address);
            fail(question, DeviceId.format(question.deviceId) + " did not answer, asked " + question.sent + " times");
            return;
        }
        if (question.sent > 0) {
            figures.smpSentAgain.incrementAndGet();
        }
        question.sent++;
        question.sentAtMillis = now;
        for (byte[] piece : SmpFragment.cut(question.request)) {
            link.send(FrameType.SMP_FRAGMENT, question.address, 0, piece);
        }
    }

    private void fail(SmpQuestion question, String why) {
        figures.smpFailed.incrementAndGet();
        byAddress.remove(question.address, question);
        question.answer.completeExceptionally(new SmpException(why));
    }

    private synchronized @Nullable SmpQuestion next() {
        return incoming.poll();
    }

    private synchronized void closed(String because) {
        closedBecause = because;
    }
}
