package io.wardgate.ble.layout;

import static io.wardgate.ble.fuzz.FuzzTarget.must;

import io.wardgate.ble.fuzz.FuzzTarget;
import io.wardgate.ble.table.TableException;
import io.wardgate.ble.table.TableFile;
import io.wardgate.ble.vendor.ShippedDecoders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A decoder table of the site: taken, or refused by its name. */
public final class TableFuzzTarget implements FuzzTarget {

    @Override
    public void take(byte[] octets) {
        try {
            new EntryTable(new AtomicLong()).entries("site.yaml", TableFile.parse("site.yaml", octets));
        } catch (TableException e) {
            must(String.valueOf(e.getMessage()).startsWith("site.yaml"), "refused without its name: " + e);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return Stream.of("watches.yaml", "moko.yaml", "feasycom.yaml", "kkm.yaml")
                .map(TableFuzzTarget::shipped)
                .toList();
    }

    private static byte[] shipped(String file) {
        try (InputStream in = ShippedDecoders.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
