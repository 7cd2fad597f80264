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
 * @param auditPath where batches are noted that the store acknowledged, or null
 */
public record PipelineSettings(
        int sealMillis,
        int laneQueue,
        int healthSeconds,
        @Nullable Path auditPath) {

    public PipelineSettings {
        check("sealMillis", sealMillis, 100, 10_000);
        check("laneQueue", laneQueue, 1_024, 1_000_000);
        check("healthSeconds", healthSeconds, 1, 3_600);
    }

    /** Settings from configured values; an empty audit file means none. */
    public static PipelineSettings of(int sealMillis, int laneQueue, int healthSeconds, String auditPath) {
        try {
            Path file = auditPath.isBlank() ? null : Path.of(auditPath);
            return new PipelineSettings(sealMillis, laneQueue, healthSeconds, file);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "pipeline.auditPath is \"" + auditPath + "\"; allowed: the path of a file, or empty", e);
        }
    }

    private static void check(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("pipeline." + key + " is " + value + "; allowed: " + min + " to " + max);
        }
    }
}
