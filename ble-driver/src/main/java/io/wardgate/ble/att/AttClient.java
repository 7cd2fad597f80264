package io.wardgate.ble.att;

import io.wardgate.api.gatt.GattException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks a device and waits for its answer: one question at a time, in the order of the callers. A device that leaves a
 * question open for 30 s may not be asked again (Bluetooth Core 5.4, Vol 3, Part F, 3.3.3), so the connection is ended then, and
 * also if the caller was interrupted while it waited.
 *
 * <p>Questions come from any thread, answers from the radio's.
 */
final class AttClient {

    static final int LONGEST_WAIT_MILLIS = 30_000;

    private final LinkOutlet outlet;
    private final String device;
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable Question open;
    private @Nullable String ended;

    private record Question(int request, int response, CompletableFuture<byte[]> answer) {}

    AttClient(LinkOutlet outlet, String device) {
        this.outlet = outlet;
        this.device = device;
    }

    /** As {@link #ask}, and the device must not refuse. */
    byte[] require(byte[] request, int response, String what) throws GattException, InterruptedException {
        byte[] answer = ask(request, response, LONGEST_WAIT_MILLIS);
        if (isError(answer)) {
            throw new GattException(device + " refuses to " + what + ": " + AttCode.error(errorOf(answer)));
        }
        return answer;
    }

    /** @return the answer, which may be an error */
    byte[] ask(byte[] request, int response, long waitMillis) throws GattException, InterruptedException {
        turn.lockInterruptibly();
        try {
            Question question = new Question(request[0] & 0xFF, response, new CompletableFuture<>());
            open(question);
            outlet.send(new L2capFrame(L2capFrame.ATT, request)).whenComplete((sent, failure) -> {
                if (failure != null) {
                    question.answer.completeExceptionally(failure);
                }
            });
            return await(question.answer, Math.min(waitMillis, LONGEST_WAIT_MILLIS));
        } finally {
            turn.unlock();
        }
    }

    /** Sends what is not answered; returns when it was handed to the controller. */
    void tell(byte[] command) throws GattException, InterruptedException {
        CompletableFuture<byte[]> left =
                outlet.send(new L2capFrame(L2capFrame.ATT, command)).thenApply(sent -> command);
        await(left, LONGEST_WAIT_MILLIS);
    }

    /**
     * Takes an answer; on the radio's thread.
     *
     * @return false if nobody asked for it
     */
    synchronized boolean answered(byte[] pdu) {
        Question asked = open;
        if (asked == null || pdu.length == 0) {
            return false;
        }
        boolean refusal = isError(pdu) && (pdu[1] & 0xFF) == asked.request;
        if (!refusal && (pdu[0] & 0xFF) != asked.response) {
            return false;
        }
        open = null;
        return asked.answer.complete(pdu);
    }

    /** The connection is over: nobody waits any longer. */
    synchronized void ended(String reason) {
        ended = reason;
        if (open != null) {
            open.answer.completeExceptionally(new GattException(reason));
            open = null;
        }
    }

    static boolean isError(byte[] pdu) {
        return (pdu[0] & 0xFF) == AttCode.ERROR_RESPONSE && pdu.length >= 5;
    }

    static int errorOf(byte[] pdu) {
        return pdu[4] & 0xFF;
    }

    private synchronized void open(Question question) throws GattException {
        if (ended != null) {
            throw new GattException(ended);
        }
        open = question;
    }

    private byte[] await(CompletableFuture<byte[]> answer, long waitMillis) throws GattException, InterruptedException {
        try {
            return answer.get(waitMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            outlet.hangUp();
            throw new GattException(
                    device + " did not answer within " + waitMillis + " ms; the connection is ended", e);
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            outlet.hangUp();
            throw e;
        }
    }

    private static GattException failure(ExecutionException e) {
        Throwable cause = e.getCause();
        return new GattException(cause == null ? "the connection failed" : String.valueOf(cause.getMessage()), e);
    }
}
