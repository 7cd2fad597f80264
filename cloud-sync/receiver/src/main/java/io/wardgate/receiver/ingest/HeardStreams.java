package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.protocol.api.Answer.Resend;
import io.wardgate.receiver.store.BatchTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Notices that the database knows less than a gateway was told: the first batch of an (epoch, lane) in this receiver's
 * life that leaves a hole behind what the database knows means a restored backup, or a fail-over to a database that
 * lags. The gateway is then asked once to send from the hole on; what it no longer keeps it declares or has lost.
 *
 * <p>Batches of several connections may overtake each other: then this asks for what is under way, which costs repeated
 * batches and nothing else. Owned by the writer thread.
 */
final class HeardStreams {

    private final BatchTable batches = new BatchTable();
    private final Set<Stream> heard = new HashSet<>();

    private record Stream(String gateway, long epoch, Lane lane) implements Comparable<Stream> {
        @Override
        public int compareTo(Stream other) {
            int byGateway = gateway.compareTo(other.gateway);
            int byEpoch = byGateway != 0 ? byGateway : Long.compare(epoch, other.epoch);
            return byEpoch != 0 ? byEpoch : lane.compareTo(other.lane);
        }
    }

    /** What to ask of a gateway. */
    record Hole(String gateway, Resend resend) {}

    /** Holes before the batches of a group that is about to be written; asks the database only about unheard streams. */
    List<Hole> holesBefore(Connection connection, List<Arrival> group, long groupId) throws SQLException {
        Map<Stream, Long> first = new TreeMap<>();
        for (Arrival arrival : group) {
            BatchId id = arrival.id();
            if (id != null
                    && arrival.content() instanceof Content.Readable
                    && id.gateway().equals(arrival.gateway())) {
                Stream stream = new Stream(id.gateway(), id.epoch(), id.lane());
                if (!heard.contains(stream)) {
                    first.merge(stream, id.sequence(), Math::min);
                }
            }
        }
        List<Hole> holes = new ArrayList<>();
        for (Map.Entry<Stream, Long> entry : first.entrySet()) {
            Stream stream = entry.getKey();
            long known = batches.lastSequence(connection, stream.gateway(), stream.epoch(), stream.lane(), groupId);
            if (known < entry.getValue() - 1) {
                holes.add(new Hole(stream.gateway(), new Resend(stream.epoch(), stream.lane(), known + 1)));
            }
        }
        return holes;
    }

    /** The group is on the disk: its streams are known from now on. */
    void committed(List<Arrival> group) {
        for (Arrival arrival : group) {
            BatchId id = arrival.id();
            if (id != null && id.gateway().equals(arrival.gateway())) {
                heard.add(new Stream(id.gateway(), id.epoch(), id.lane()));
            }
        }
    }
}
