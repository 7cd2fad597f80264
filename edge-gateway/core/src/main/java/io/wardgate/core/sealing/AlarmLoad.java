package io.wardgate.core.sealing;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.clock.ClockMap;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.tap.Tap;
import io.wardgate.core.event.Waiting;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.HealthReport;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one alarm batch carries: losses and events, to be put back if the batch is given up.
 *
 * @param rollCall one, or none
 *
 * <p>Owned by the sealer's thread.
 */
record AlarmLoad(
        List<Waiting<Drop>> drops,
        List<Waiting<CommandReport>> reports,
        List<Waiting<ClockMap>> clockMaps,
        List<Waiting<Alarm>> alarms,
        List<Waiting<RollCall>> rollCall,
        List<Tap> taps) {

    static final AlarmLoad NONE = new AlarmLoad(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    private static final Logger LOG = LoggerFactory.getLogger(AlarmLoad.class);

    /** The contents of a batch that has this load. */
    BatchContents with(List<Reading> readings, @Nullable HealthReport health) {
        return new BatchContents(
                readings,
                plain(drops),
                health,
                plain(reports),
                plain(clockMaps),
                plain(alarms),
                rollCall.isEmpty() ? null : rollCall.get(0).what(),
                taps);
    }

    /** The batch is on the disk: those who wait for that are told. */
    void stored() {
        Stream.of(drops, reports, clockMaps)
                .<Waiting<?>>flatMap(List::stream)
                .filter(Waiting::isAwaited)
                .forEach(AlarmLoad::tell);
    }

    private static void tell(Waiting<?> stored) {
        try {
            stored.whenStored().run();
        } catch (RuntimeException e) {
            LOG.error("whoever waited for {} to be stored failed", stored.what(), e);
        }
    }

    private static <E> List<E> plain(List<Waiting<E>> waiting) {
        return waiting.stream().map(Waiting::what).toList();
    }
}
