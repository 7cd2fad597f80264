package io.wardgate.bluez.cost;

import java.util.Map;

/** One stream by one way: reports, those that the gateway heard, and milliseconds of CPU by process. */
record Round(long sent, long heard, Map<String, Double> cpuMillis) {

    /** Of one process. */
    double millisAReport(String process) {
        return cpuMillis.getOrDefault(process, 0.0) / heard;
    }

    /** Of all of them. */
    double millisAReport() {
        return cpuMillis.values().stream().mapToDouble(millis -> millis).sum() / heard;
    }
}
