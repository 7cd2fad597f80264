package io.wardgate.simulator.ward;

import io.wardgate.simulator.air.Report;
import io.wardgate.simulator.air.Uplink;
import io.wardgate.simulator.band.BandRecord;

/** What happens in a ward, in order of time. */
public sealed interface WardEvent {

    /** When, in microseconds of the scenario. */
    long atMicros();

    /** A band measured. */
    record Produced(BandRecord record) implements WardEvent {
        @Override
        public long atMicros() {
            return record.atMicros();
        }
    }

    /** The gateway's 2.4 GHz receiver received a frame, whole or damaged. */
    record Received24(Uplink uplink) implements WardEvent {
        @Override
        public long atMicros() {
            return uplink.atMicros();
        }
    }

    /** The gateway's radio received an advertisement. */
    record Received(Report report) implements WardEvent {
        @Override
        public long atMicros() {
            return report.atMicros();
        }
    }
}
