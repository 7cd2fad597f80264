package io.wardgate.core.clock;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether chronyd keeps the clock. The thread {@code wardgate-chrony} asks every {@value #PERIOD_SECONDS} s, chronyd's own
 * shortest usual pace; all else is safe from any thread.
 *
 * <p>A clock that followed a server may lose it for {@value #HOLDOVER_HOURS} h and is still believed: even at 20 ppm it
 * is off by less than 2 s then. Where chronyd cannot be asked, it says nothing, and the clock is believed on its face.
 */
public class ChronyTracking {

    static final int PERIOD_SECONDS = 16;
    static final int HOLDOVER_HOURS = 24;

    private static final Logger LOG = LoggerFactory.getLogger(ChronyTracking.class);

    /** What chronyd lets us conclude. */
    enum Verdict {
        /** It cannot be asked. */
        SILENT,
        KEPT,
        NOT_KEPT
    }

    /** One way to ask; may block. */
    @FunctionalInterface
    interface Question {
        Tracking ask() throws IOException, InterruptedException;
    }

    private final @Nullable Question question;
    private final LongSupplier nanos;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "wardgate-chrony");
    private long followedAtNanos;
    private boolean followedOnce;
    private volatile Verdict verdict;
    private volatile @Nullable Tracking last;
    private volatile String problem = "not asked yet";

    /** @param chronyc name or path of chrony's command; blank if there is none */
    public ChronyTracking(String chronyc) {
        this(chronyc.isBlank() ? null : new Chronyc(chronyc)::tracking, System::nanoTime);
    }

    ChronyTracking(@Nullable Question question, LongSupplier nanos) {
        this.question = question;
        this.nanos = nanos;
        // Until it was asked nothing is known: a clock map made on trust now would time all that is in doubt.
        this.verdict = question == null ? Verdict.SILENT : Verdict.NOT_KEPT;
        if (question == null) {
            problem = "clock.chronyc is empty";
        }
    }

    public void start() {
        if (question != null) {
            thread.start();
        }
    }

    /** Ends the thread; a chronyc that runs just now is ended with it. */
    public void stop() throws InterruptedException {
        closing.countDown();
        thread.interrupt();
        thread.join();
    }

    Verdict verdict() {
        return verdict;
    }

    /** In words: what chronyd says, or why it says nothing. */
    String summary() {
        Tracking tracking = last;
        return tracking == null
                ? "chronyd not asked (" + problem + ")"
                : "chronyd: " + tracking + (verdict == Verdict.KEPT && !tracking.isFollowing() ? ", holdover" : "");
    }

    Map<String, Long> figures() {
        Map<String, Long> figures = new LinkedHashMap<>();
        Tracking tracking = last;
        if (tracking != null) {
            figures.put("offsetMicros", tracking.offsetMicros());
            figures.put("stratum", (long) tracking.stratum());
        }
        return figures;
    }

    private void run() {
        try {
            do {
                look();
            } while (!closing.await(PERIOD_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void look() throws InterruptedException {
        Question asked = question;
        if (asked == null) {
            return;
        }
        try {
            Tracking tracking = asked.ask();
            last = tracking;
            if (tracking.isFollowing()) {
                followedAtNanos = nanos.getAsLong();
                followedOnce = true;
            }
            verdict = tracking.isFollowing() || isHoldover() ? Verdict.KEPT : Verdict.NOT_KEPT;
        } catch (IOException e) {
            silent(String.valueOf(e.getMessage()));
        }
    }

    private boolean isHoldover() {
        return followedOnce && nanos.getAsLong() - followedAtNanos < TimeUnit.HOURS.toNanos(HOLDOVER_HOURS);
    }

    private void silent(String why) {
        if (!why.equals(problem)) {
            LOG.info("chronyd cannot be asked; the clock is believed if it is later than the build: {}", why);
        }
        problem = why;
        last = null;
        verdict = Verdict.SILENT;
    }
}
