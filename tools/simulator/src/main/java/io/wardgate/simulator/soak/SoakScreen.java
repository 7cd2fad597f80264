package io.wardgate.simulator.soak;

import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.demo.ChildProcess;
import io.wardgate.simulator.demo.FaultPlan;
import io.wardgate.simulator.demo.RunScreen;
import io.wardgate.simulator.demo.WardView;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Measures both programs of a run once in each period, prints a line, and keeps the samples for the judge. Owned by the
 * run's main thread.
 */
public final class SoakScreen implements RunScreen {

    private final PrintWriter out;
    private final ChildProcess gateway;
    private final ChildProcess receiver;
    private final long periodSeconds;
    private final List<Sample> ofGateway = new ArrayList<>();
    private final List<Sample> ofReceiver = new ArrayList<>();
    private long nextSecond;

    public SoakScreen(PrintWriter out, ChildProcess gateway, ChildProcess receiver, long periodSeconds) {
        this.out = out;
        this.gateway = gateway;
        this.receiver = receiver;
        this.periodSeconds = periodSeconds;
        nextSecond = periodSeconds;
        out.println(" second      heard     stored | gateway: heap kB  resident kB  descriptors  threads"
                + " | receiver: heap kB  resident kB  descriptors  threads");
        out.flush();
    }

    /** The gateway's samples so far. */
    public List<Sample> ofGateway() {
        return List.copyOf(ofGateway);
    }

    /** The receiver's samples so far. */
    public List<Sample> ofReceiver() {
        return List.copyOf(ofReceiver);
    }

    @Override
    public void fault(double atSeconds, FaultPlan.Fault fault) {
        out.printf("%7.0f  %s%n", atSeconds, fault);
        out.flush();
    }

    @Override
    public void draw(long second, Simulation.Status ward, Optional<WardView.Figures> figures, long gatewayKilobytes)
            throws IOException, InterruptedException {
        OptionalLong gatewayPid = gateway.pid();
        OptionalLong receiverPid = receiver.pid();
        if (second < nextSecond || gatewayPid.isEmpty() || receiverPid.isEmpty()) {
            return;
        }
        nextSecond += periodSeconds;
        Sample left = ProcessProbe.measure(gatewayPid.getAsLong(), second);
        Sample right = ProcessProbe.measure(receiverPid.getAsLong(), second);
        ofGateway.add(left);
        ofReceiver.add(right);
        long stored = figures.map(WardView.Figures::stored).orElse(-1L);
        out.printf("%7d %10d %10d | %s | %s%n", second, ward.heard(), stored, columns(left, 16), columns(right, 17));
        out.flush();
    }

    private static String columns(Sample sample, int width) {
        return String.format(
                "%" + width + "d %12d %12d %8d",
                sample.heapKilobytes(),
                sample.residentKilobytes(),
                sample.descriptors(),
                sample.threads());
    }
}
