package io.wardgate.simulator.demo;

import io.wardgate.simulator.Simulation;
import java.io.PrintWriter;
import java.util.Optional;

/** One screen on a terminal, redrawn in place; one line each ten seconds elsewhere. */
public final class StatusScreen implements RunScreen {

    private static final int LINE_EVERY = 10;
    private static final String CLEAR = "\033[H\033[2J";

    private final PrintWriter out;
    private final String address;
    private final boolean terminal;
    private int ticks;
    private String lastFault = "none";

    public StatusScreen(PrintWriter out, String address, boolean terminal) {
        this.out = out;
        this.address = address;
        this.terminal = terminal;
    }

    @Override
    public void fault(double atSeconds, FaultPlan.Fault fault) {
        lastFault = fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " at " + Math.round(atSeconds)
                + " s";
        if (!terminal) {
            out.println("fault: " + lastFault);
            out.flush();
        }
    }

    @Override
    public void draw(long second, Simulation.Status ward, Optional<WardView.Figures> figures, long gatewayKilobytes) {
        String page = figures.map(f -> String.format(
                        "bands %d, stored %d, pending %d, declared dropped %d, lag p99 routine %d ms, emergency %d ms",
                        f.bands(),
                        f.stored(),
                        f.pending(),
                        f.declaredDropped(),
                        f.routineP99Millis(),
                        f.emergencyP99Millis()))
                .orElse("the receiver does not answer");
        if (terminal) {
            out.print(CLEAR);
            out.printf("WardGate demo, second %d. Live page: %s  (Ctrl-C ends it)%n%n", second, address);
            out.printf("  ward      produced %d, heard by the gateway %d%n", ward.produced(), ward.heard());
            out.printf(
                    "  gateway   %s, resident %d MB%n",
                    ward.gatewayScans() ? "scanning" : "away", gatewayKilobytes / 1024);
            out.printf("  receiver  %s%n", page);
            out.printf("  fault     %s%n", lastFault);
        } else if (ticks++ % LINE_EVERY == 0) {
            out.printf(
                    "%4d s  produced %d, heard %d; %s; gateway %d MB%n",
                    second, ward.produced(), ward.heard(), page, gatewayKilobytes / 1024);
        }
        out.flush();
    }
}
