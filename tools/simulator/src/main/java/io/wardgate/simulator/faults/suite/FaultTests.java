package io.wardgate.simulator.faults.suite;

import io.wardgate.simulator.faults.FaultTest;
import io.wardgate.simulator.faults.clock.ClockJumpTest;
import io.wardgate.simulator.faults.clone.ClonedStoreTest;
import io.wardgate.simulator.faults.control.LosingH2Control;
import io.wardgate.simulator.faults.control.UnsyncedControl;
import io.wardgate.simulator.faults.damage.CorruptionTest;
import io.wardgate.simulator.faults.disk.DiskFullTest;
import io.wardgate.simulator.faults.kill.KillTest;
import io.wardgate.simulator.faults.power.PowerCutTest;
import io.wardgate.simulator.faults.store.StoreKind;
import io.wardgate.simulator.faults.sync.SyncTest;
import io.wardgate.simulator.faults.system.AlarmPathTest;
import io.wardgate.simulator.faults.system.BacklogTest;
import io.wardgate.simulator.faults.system.BrokerKillTest;
import io.wardgate.simulator.faults.system.FailoverTest;
import io.wardgate.simulator.faults.uplink.ProxyTest;
import io.wardgate.simulator.faults.uplink.ReceiverKillTest;
import java.util.ArrayList;
import java.util.List;

/** All fault tests, in the order in which they run. */
public final class FaultTests {

    private FaultTests() {}

    public static List<FaultTest> all() {
        List<FaultTest> tests = new ArrayList<>();
        for (StoreKind kind : StoreKind.values()) {
            tests.add(new KillTest(kind));
            tests.add(new PowerCutTest(kind));
            tests.add(new DiskFullTest(kind));
            tests.add(new CorruptionTest(kind));
            tests.add(new SyncTest(kind));
            tests.add(new ClonedStoreTest(kind));
        }
        tests.add(new ProxyTest());
        tests.add(new ReceiverKillTest());
        tests.add(new BacklogTest());
        tests.add(new FailoverTest());
        tests.add(new BrokerKillTest());
        tests.add(new AlarmPathTest());
        tests.add(new ClockJumpTest());
        tests.add(new LosingH2Control());
        tests.add(new UnsyncedControl());
        return tests;
    }

    /** Whether {@code --only} with this word asks for this test: its name, or the part before a hyphen. */
    public static boolean matches(FaultTest test, String word) {
        return test.name().equals(word) || test.name().startsWith(word + "-");
    }
}
