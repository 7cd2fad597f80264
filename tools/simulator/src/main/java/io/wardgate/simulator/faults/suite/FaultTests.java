package io.wardgate.simulator.faults.suite;

import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.kill.KillTest;
import io.wardgate.simulator.faults.store.StoreKind;
import java.util.ArrayList;
import java.util.List;

/** All fault tests, in the order in which they run. */
public final class FaultTests {

    private FaultTests() {}

    public static List<FaultTest> all() {
        List<FaultTest> tests = new ArrayList<>();
        for (StoreKind kind : StoreKind.values()) {
            tests.add(new KillTest(kind));
        }
        return tests;
    }

    /** Whether {@code --only} with this word asks for this test: its name, or the part before a hyphen. */
    public static boolean matches(FaultTest test, String word) {
        return test.name().equals(word) || test.name().startsWith(word + "-");
    }
}
