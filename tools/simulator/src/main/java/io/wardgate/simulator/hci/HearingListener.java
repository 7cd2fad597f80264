package io.wardgate.simulator.hci;

import io.wardgate.simulator.air.Report;

/** Learns what the controller told the gateway. Called from the connection's threads; must be quick. */
public interface HearingListener {

    /** A report was written to the gateway completely. */
    void told(Report report);

    /** The gateway began to scan, or stopped or went away. */
    void scanning(boolean on);
}
