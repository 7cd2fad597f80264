package io.wardgate.simulator.demo;

import io.wardgate.simulator.Simulation;
import java.io.IOException;
import java.util.Optional;

/** Who looks on while a run plays. Called by the run's main thread, which waits meanwhile. */
public interface RunScreen {

    /** Something was broken on purpose. */
    void fault(double atSeconds, FaultPlan.Fault fault);

    /** About each second. */
    void draw(long second, Simulation.Status ward, Optional<WardView.Figures> figures, long gatewayKilobytes)
            throws IOException, InterruptedException;
}
