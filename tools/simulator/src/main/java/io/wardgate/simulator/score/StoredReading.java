package io.wardgate.simulator.score;

import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Quality;
import io.wardgate.simulator.ledger.RecordKey;
import io.wardgate.simulator.vitals.Vitals;

/** One row of the table {@code reading}; the vitals as the ledger writes them. */
record StoredReading(RecordKey key, BatchKey batch, long sampledAtMillis, int flags, int quality, Measured measured) {

    /** The columns that bands fill; {@link Vitals#ABSENT} for NULL. Not {@link Vitals}: a database may hold anything. */
    record Measured(int heartRate, int spo2, int skinTemperature, int motion) {

        boolean equalTo(Vitals vitals) {
            return heartRate == vitals.heartRate()
                    && spo2 == vitals.spo2()
                    && skinTemperature == vitals.skinTemperature()
                    && motion == vitals.motion();
        }
    }

    boolean sos() {
        return Flag.SOS.in(flags);
    }

    boolean worn() {
        return Flag.WORN.in(flags);
    }

    /** Taken from a repetition: it carries measurements but no alert flags (docs/wire/band-v1.md). */
    boolean recovered() {
        return Quality.RECOVERED.in(quality);
    }
}
