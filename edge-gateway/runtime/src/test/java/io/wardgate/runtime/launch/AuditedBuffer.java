package io.wardgate.runtime.launch;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.buffer.store.BufferSettings;
import io.wardgate.buffer.store.FileBufferStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a gateway that has ended left on the disk, next to what its store had promised to keep. */
record AuditedBuffer(Set<String> promised, Set<String> kept, long keptReadings) {

    static AuditedBuffer of(Path home) throws IOException, NoSuchAlgorithmException {
        Set<String> kept = new TreeSet<>();
        long readings = 0;
        BufferSettings settings = new BufferSettings(GatewayInProcess.buffer(home), 16, 60, 512);
        try (FileBufferStore store = new FileBufferStore(settings, "GW-LIFE", new StandingClock(), drop -> {})) {
            for (Lane lane : Lane.values()) {
                for (SealedBatch batch : all(store, lane)) {
                    kept.add(line(batch));
                    readings += batch.readings();
                }
            }
        }
        return new AuditedBuffer(new TreeSet<>(Files.readAllLines(GatewayInProcess.audit(home))), kept, readings);
    }

    private static List<SealedBatch> all(FileBufferStore store, Lane lane) {
        @Nullable BatchId fromTheFirst = null;
        return store.unacknowledged(lane, fromTheFirst, Integer.MAX_VALUE);
    }

    /** As the pipeline writes it: epoch, lane, sequence, readings, SHA-256 of the envelope. */
    private static String line(SealedBatch batch) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(batch.envelope());
        return "%d %d %d %d %s"
                .formatted(
                        batch.id().epoch(),
                        batch.id().lane().number(),
                        batch.id().sequence(),
                        batch.readings(),
                        HexFormat.of().formatHex(hash));
    }

    /** Nothing ages while the files are read. */
    private static final class StandingClock implements GatewayClock {
        @Override
        public long wallMillis() {
            return 0;
        }

        @Override
        public long monoNanos() {
            return 0;
        }

        @Override
        public long bootId() {
            return 0;
        }

        @Override
        public boolean isSynchronised() {
            return false;
        }
    }
}
