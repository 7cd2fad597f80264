package io.wardgate.core.sealing;

import io.wardgate.api.batch.SealedBatch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each batch that the store promised to keep, so that a test can hold the store to its word:
 * {@code <epoch> <lane> <sequence> <readings> <sha-256 of the envelope>}. Each line is one write to the file, so a
 * killed process leaves whole lines. Off unless a file is configured.
 *
 * <p>Owned by the sealer's thread. A journal that cannot be written is said once and never stops the data.
 */
public final class AcknowledgedJournal {

    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgedJournal.class);

    private final @Nullable Path file;
    private @Nullable OutputStream out;
    private boolean broken;

    private AcknowledgedJournal(@Nullable Path file) {
        this.file = file;
    }

    public static AcknowledgedJournal off() {
        return new AcknowledgedJournal(null);
    }

    public static AcknowledgedJournal in(Path file) {
        return new AcknowledgedJournal(file);
    }

    void acknowledged(SealedBatch batch) {
        if (file == null || broken) {
            return;
        }
        try {
            OutputStream open = out;
            if (open == null) {
                open = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                out = open;
            }
            open.write(line(batch).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            broken = true;
            LOG.error("cannot write auditPath {}; no more lines until the pipeline restarts: {}", file, e.toString());
        }
    }

    void close() {
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                LOG.warn("closing auditPath {}: {}", file, e.toString());
            }
            out = null;
        }
    }

    static String line(SealedBatch batch) {
        return batch.id().epoch() + " " + batch.id().lane().number() + " "
                + batch.id().sequence() + " " + batch.readings() + " " + sha256(batch.envelope()) + "\n";
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
