package io.wardgate.protocol.api;

import io.wardgate.api.batch.BatchId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a batch in the path of a request (docs/wire/http.md).
 *
 * <pre>
 *  /v1/batches/GW-1.0000000100000007.2.42     gateway . epoch, 16 hex digits . lane, 0 to 3 . sequence, decimal
 * </pre>
 *
 * <p>Each identity has one spelling, so two paths name the same batch exactly if their characters are the same.
 */
public final class BatchPath {

    /** What all paths of batches begin with. */
    public static final String PREFIX = "/v1/batches/";

    private static final Pattern PATH =
            Pattern.compile(PREFIX + "([A-Za-z0-9_-]{1,32})\\.[0-9a-f]{16}\\.[0-3]\\.[1-9][0-9]{0,18}");

    private BatchPath() {}

    /** The path of a batch. */
    public static String of(BatchId id) {
        return PREFIX + id.gateway() + "." + HexFormat.of().toHexDigits(id.epoch()) + "."
                + id.lane().number() + "." + id.sequence();
    }

    /** The gateway whose batch it is; empty if the path is that of no batch. */
    public static Optional<String> gateway(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
