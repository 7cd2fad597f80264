package io.wardgate.ble.bthome;

import io.wardgate.ble.HeardAdvertisements;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The published messages of the test resources as octets. */
final class BthomeServiceData {

    private static final Pattern SERVICE_DATA = Pattern.compile("\"servicedata\"\\s*:\\s*\"([0-9a-fA-F]+)\"");

    private BthomeServiceData() {}

    static List<byte[]> all() {
        try (InputStream in = BthomeServiceData.class.getResourceAsStream("/vectors/bthome.jsonl")) {
            String file = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return SERVICE_DATA
                    .matcher(file)
                    .results()
                    .map(match -> HeardAdvertisements.hex(match.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
