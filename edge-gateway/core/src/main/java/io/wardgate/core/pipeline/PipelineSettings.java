package io.wardgate.core.pipeline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the pipeline, checked: the message of a refusal names key, value and what is allowed.
 *
 * @param sealMillis longest that a routine reading waits for its batch
 * @param laneQueue readings that wait in memory for the store at most
 * @param healthSeconds how often the gateway reports its health
 * @param auditFile where batches are noted that the store acknowledged, or null
 */
public record PipelineSettings(
        int sealMillis,
        int laneQueue,
        int healthSeconds,
        @Nullable Path auditFile) {

    public PipelineSettings {
        check("sealMillis", sealMillis, 100, 10_000);
        check("laneQueue", laneQueue, 1_024, 1_000_000);
        check("healthSeconds", healthSeconds, 1, 3_600);
    }

    /** Settings from configured values; an empty audit file means none. */
    public static PipelineSettings of(int sealMillis, int laneQueue, int healthSeconds, String auditFile) {
        try {
            Path file = auditFile.isBlank() ? null : Path.of(auditFile);
            return new PipelineSettings(sealMillis, laneQueue, healthSeconds, file);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "pipeline.auditFile is \"" + auditFile + "\"; allowed: the path of a file, or empty", e);
        }
    }

    private static void check(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("pipeline." + key + " is " + value + "; allowed: " + min + " to " + max);
        }
    }
}
