package io.wardgate.simulator.faults;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One kind of fault, done to the real product again and again; what it promises must hold after each. */
public interface FaultTest {

    /** What {@code --only} calls it; a variant follows a hyphen, as in {@code kill-h2}. */
    String name();

    /** How often, before every change and before a release. */
    Rounds rounds();

    /** Why it cannot be done on this machine; null if it can. */
    @Nullable
    String obstacle(FaultRun run);

    /** Whether it is judged by time, so that nothing else may run beside it. */
    default boolean needsTheMachine() {
        return false;
    }

    /** Does it {@link FaultRun#rounds()} times and notes in {@link FaultRun#tally()} what came of it. */
    void run(FaultRun run) throws IOException, InterruptedException;

    /** Counts of one test. */
    record Rounds(int everyChange, int release) {}
}
