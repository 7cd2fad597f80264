package io.wardgate.receiver.ingest;

import io.wardgate.api.clock.ClockMap;
import io.wardgate.protocol.api.ClockStamp;
import io.wardgate.protocol.api.OpenedBatch;
import io.wardgate.receiver.store.AlarmTable;
import io.wardgate.receiver.store.ClockTable;
import io.wardgate.receiver.store.Database;
import io.wardgate.receiver.store.IncomingBatch;
import io.wardgate.receiver.store.Plausibility;
import io.wardgate.receiver.store.SuspectTimes;
import io.wardgate.receiver.store.TapTable;
import io.wardgate.receiver.store.TimedBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Times batches: by their own clock if it could be believed at sealing, else by the gateway's clock map of that boot,
 * whichever of the two comes first (docs/adr/0078).
 *
 * <p>Owned by the writer thread; one instance per attempt of a group.
 */
final class GatewayClocks {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayClocks.class);

    private final ClockTable maps = new ClockTable();
    private final AlarmTable alarms = new AlarmTable();
    private final TapTable taps;
    private final SuspectTimes suspects;
    private final Connection connection;
    private final long nowMillis;

    GatewayClocks(Database database, Connection connection, long nowMillis) {
        this.suspects = new SuspectTimes(database);
        this.taps = new TapTable(database);
        this.connection = connection;
        this.nowMillis = nowMillis;
    }

    /** A readable arrival with the offset of its readings' times. */
    TimedBatch timed(Arrival arrival) throws SQLException {
        OpenedBatch batch = ((Content.Readable) arrival.content()).batch();
        IncomingBatch incoming = new IncomingBatch(batch, arrival.hash(), arrival.receivedAtMillis());
        ClockStamp clock = batch.clock();
        long own = clock.wallMillis() - clock.monoMillis();
        if (clock.synchronised()) {
            return new TimedBatch(incoming, own, false);
        }
        OptionalLong mapped = maps.offsetMillis(connection, batch.id().gateway(), clock.bootId());
        return mapped.isPresent()
                ? new TimedBatch(incoming, mapped.getAsLong(), false)
                : new TimedBatch(incoming, own, true);
    }

    /**
     * Notes the doubtful times of new batches, then takes in their clock maps, which may end the doubt of those. A map of a
     * clock that is ahead, as its gateway could not know, would only put them into the future.
     */
    void correct(List<TimedBatch> fresh) throws SQLException {
        for (TimedBatch batch : fresh) {
            if (batch.suspect()) {
                suspects.remember(connection, batch);
            }
        }
        for (TimedBatch batch : fresh) {
            OpenedBatch opened = batch.incoming().batch();
            for (ClockMap map : opened.contents().clockMaps()) {
                String gateway = opened.id().gateway();
                if (!Plausibility.isPast(map.wallMillis(), nowMillis)) {
                    LOG.warn(
                            "{}: its clock map says {}, which cannot be: ignored",
                            gateway,
                            Instant.ofEpochMilli(map.wallMillis()));
                    continue;
                }
                maps.put(connection, gateway, map);
                long offset = map.wallMillis() - map.monoMillis();
                alarms.retime(connection, gateway, map.bootId(), offset);
                taps.retime(connection, gateway, map.bootId(), offset);
                long moved = suspects.correct(connection, gateway, map.bootId(), offset, nowMillis);
                if (moved > 0) {
                    LOG.info("{}: its clock was set; {} readings are timed anew", gateway, moved);
                }
            }
        }
    }
}
