package io.wardgate.ble.layout;

import io.wardgate.ble.decoder.DecoderEntry;
import io.wardgate.ble.decoder.DecoderRegistry;
import io.wardgate.ble.table.TableFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Tables written in a test. */
public final class Tables {

    private Tables() {}

    /** Entries of a file {@code test.yaml} of this content. */
    public static List<DecoderEntry> entries(String yaml) {
        return new EntryTable(new AtomicLong())
                .entries("test.yaml", TableFile.parse("test.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    }

    /** A registry of these entries alone. */
    public static DecoderRegistry registry(String yaml) {
        return new DecoderRegistry(List.of(), entries(yaml));
    }
}
