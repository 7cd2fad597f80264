package io.wardgate.ble.wr24;

import io.wardgate.ble.HeardAdvertisements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The frames of docs/wire/wr24-v1-vectors.json as octets. */
final class VectorFrames {

    private static final Path IN_MODULE = Path.of("../docs/wire/wr24-v1-vectors.json");
    private static final Path IN_PROJECT = Path.of("docs/wire/wr24-v1-vectors.json");
    private static final Pattern FRAME = Pattern.compile("\"frameHex\"\\s*:\\s*\"([0-9a-f]+)\"");

    private VectorFrames() {}

    static List<byte[]> all() {
        try {
            String file = Files.readString(Files.exists(IN_PROJECT) ? IN_PROJECT : IN_MODULE);
            return FRAME.matcher(file)
                    .results()
                    .map(frame -> HeardAdvertisements.hex(frame.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
