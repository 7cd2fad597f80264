package io.wardgate.ble.hci;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What can be done for a controller from outside, while its port is closed.
 *
 * @param powerCycle command with its arguments that cuts and restores the controller's power, as a script around
 *     {@code gpioset}; empty if there is none
 * @param rebindsUsb whether a controller on the USB may be taken from its driver and given back
 */
public record Rescue(List<String> powerCycle, boolean rebindsUsb) {

    /** For controllers that nothing can be done for. */
    public static final Rescue NONE = new Rescue(List.of(), false);

    private static final int LONGEST_SECONDS = 20;

    public Rescue {
        powerCycle = List.copyOf(powerCycle);
    }

    /** The steps of a whole round. */
    List<RecoveryLadder.Step> steps() {
        List<RecoveryLadder.Step> steps = new ArrayList<>(
                List.of(RecoveryLadder.Step.RESCAN, RecoveryLadder.Step.RESET, RecoveryLadder.Step.REOPEN));
        if (!powerCycle.isEmpty()) {
            steps.add(RecoveryLadder.Step.POWER_CYCLE);
        }
        if (rebindsUsb) {
            steps.add(RecoveryLadder.Step.REBIND);
        }
        return steps;
    }

    /** Cuts and restores the power; returns when the command has ended. */
    void cyclePower() throws IOException {
        Process process = new ProcessBuilder(powerCycle)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(
                        "powerCycle " + powerCycle + " did not end within " + LONGEST_SECONDS + " s; it was killed");
            }
            if (process.exitValue() != 0) {
                throw new IOException("powerCycle " + powerCycle + " ended with " + process.exitValue()
                        + "; try it by hand as the gateway's user");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
