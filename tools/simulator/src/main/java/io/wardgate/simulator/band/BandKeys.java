package io.wardgate.simulator.band;

import io.wardgate.api.identity.DeviceId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/**
 * The keys of a ward's bands, derived from the seed so that a scenario needs no secrets beside it. For simulation only:
 * whoever knows the seed knows every key. Immutable.
 *
 * @param seed of the scenario
 */
public record BandKeys(long seed) {

    private static final byte[] LABEL = "wardgate-simulator band key".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_OCTETS = 16;

    /** The band's AES-128 key. */
    public byte[] keyOf(int bandId) {
        byte[] input = ByteBuffer.allocate(LABEL.length + Long.BYTES + Integer.BYTES)
                .put(LABEL)
                .putLong(seed)
                .putInt(bandId)
                .array();
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(input), KEY_OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Writes the gateway's key file: {@code bands: {wg-xxxxxxxx: <32 hex>}}. */
    public void write(Path file, Collection<Integer> bandIds) throws IOException {
        StringBuilder yaml = new StringBuilder("bands:");
        yaml.append(bandIds.isEmpty() ? " {}\n" : "\n");
        for (int bandId : bandIds) {
            yaml.append("  ")
                    .append(DeviceId.format(DeviceId.ofBand(bandId)))
                    .append(": \"")
                    .append(HexFormat.of().formatHex(keyOf(bandId)))
                    .append("\"\n");
        }
        Files.writeString(file, yaml, StandardCharsets.UTF_8);
    }
}
