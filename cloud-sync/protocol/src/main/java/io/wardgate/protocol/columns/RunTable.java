package io.wardgate.protocol.columns;

import io.wardgate.protocol.wire.Readings;

/**
 * The runs of a batch, their columns' lengths checked against each other.
 *
 * @param runOf per reading, number of its run
 */
record RunTable(long[] devices, int[] runOf) {

    static RunTable read(Readings columns, int maxReadings) throws ColumnException {
        int runs = columns.getRunLengthCount();
        ColumnException.requireLength("device_delta", columns.getDeviceDeltaCount(), runs);
        ColumnException.requireLength("boot", columns.getBootCount(), runs);
        ColumnException.requireLength("first_sequence", columns.getFirstSequenceCount(), runs);
        ColumnException.requireLength("age_millis", columns.getAgeMillisCount(), runs);
        ColumnException.requireLength("period_millis", columns.getPeriodMillisCount(), runs);
        ColumnException.requireLength("rssi_first", columns.getRssiFirstCount(), runs);
        int[] runOf = runOf(columns, maxReadings);
        ColumnException.requireLength("sequence_step", columns.getSequenceStepCount(), runOf.length - runs);
        ColumnException.requireLength("rssi_delta", columns.getRssiDeltaCount(), runOf.length - runs);
        ColumnException.requireLength("time_residual", columns.getTimeResidualCount(), runOf.length);
        return new RunTable(devices(columns), runOf);
    }

    private static int[] runOf(Readings columns, int maxReadings) throws ColumnException {
        long total = 0;
        for (int run = 0; run < columns.getRunLengthCount(); run++) {
            long length = Integer.toUnsignedLong(columns.getRunLength(run));
            total += length;
            if (length == 0 || total > maxReadings) {
                throw new ColumnException(
                        "run " + run + " has length " + length + "; at least 1, in all at most " + maxReadings);
            }
        }
        int[] runOf = new int[(int) total];
        int next = 0;
        for (int run = 0; run < columns.getRunLengthCount(); run++) {
            for (int i = 0; i < columns.getRunLength(run); i++) {
                runOf[next++] = run;
            }
        }
        return runOf;
    }

    private static long[] devices(Readings columns) throws ColumnException {
        long[] devices = new long[columns.getDeviceDeltaCount()];
        long device = 0;
        for (int run = 0; run < devices.length; run++) {
            device += columns.getDeviceDelta(run);
            devices[run] = device;
            if (run > 0 && !ascends(devices, columns, run)) {
                throw new ColumnException("run " + run + " does not come after the run before by (device, boot)");
            }
        }
        return devices;
    }

    private static boolean ascends(long[] devices, Readings columns, int run) {
        int byDevice = Long.compare(devices[run - 1], devices[run]);
        return byDevice < 0
                || (byDevice == 0 && Integer.compareUnsigned(columns.getBoot(run - 1), columns.getBoot(run)) < 0);
    }
}
