package io.wardgate.ble.layout;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.ble.advertisement.AdCursor;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.decoder.AdMatch;
import io.wardgate.ble.decoder.Measurement;
import io.wardgate.ble.decoder.Message;
import io.wardgate.ble.decoder.MessageReader;
import io.wardgate.ble.decoder.Value;
import io.wardgate.ble.table.TableException;
import io.wardgate.ble.table.TableNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One example that an entry carries: an advertisement and all that must come out of it. An entry whose example comes
 * out otherwise is refused, because its author or its reader is wrong about the format.
 */
final class EntryVector {

    private final TableNode node;
    private final String hex;
    private final Advertisement heard;

    private EntryVector(TableNode node) {
        this.node = node.allow("data", "origin", "sender", "address", "expect", "outcome");
        node.text("origin");
        hex = node.text("data");
        long sender = node.optionalText("sender").map(this::address).orElse(0L);
        heard = new Advertisement(
                "vector",
                sender,
                AddressType.RANDOM,
                false,
                1,
                0,
                Advertisement.RSSI_UNKNOWN,
                Advertisement.TX_POWER_UNKNOWN,
                node.hex("data"),
                0);
    }

    /**
     * Runs the examples of an entry.
     *
     * @throws TableException naming the entry, the example and both values if one of them comes out otherwise
     */
    static void check(TableNode entry, AdMatch match, MessageReader reader) {
        if (entry.list("vectors").isEmpty()) {
            throw entry.fault("vectors", "is missing; needed: one example or more of " + entry.text("name"));
        }
        entry.list("vectors").forEach(node -> new EntryVector(node).check(entry.text("name"), match, reader));
    }

    private void check(String entry, AdMatch match, MessageReader reader) {
        Message message = read(entry, match, reader);
        String outcome = message.outcome().name();
        if (node.has("outcome") && !outcome.equals(node.text("outcome"))) {
            throw differs(entry, "outcome", node.text("outcome"), outcome);
        }
        if (node.has("address") && address(node.text("address")) != message.address()) {
            throw differs(entry, "address", node.text("address"), DeviceAddress.format(message.address()));
        }
        Map<String, Object> read = new LinkedHashMap<>();
        message.measurements().forEach(one -> read.put(one.name(), plain(one)));
        Map<?, ?> expected = node.has("expect") ? node.node("expect").entries() : Map.of();
        expected.forEach((name, value) -> {
            Object found = read.remove(String.valueOf(name));
            if (found == null || !isSame(String.valueOf(name), value, found)) {
                throw differs(entry, String.valueOf(name), value, found);
            }
        });
        read.forEach((name, value) -> {
            throw differs(entry, name, "no value", value);
        });
    }

    private Message read(String entry, AdMatch match, MessageReader reader) {
        AdCursor at = new AdCursor().over(heard.data());
        while (at.advance()) {
            if (match.fits(heard.data(), at)) {
                return match.hasAllowedLength(at)
                        ? reader.read(heard, match.contentFrom(at), at.to())
                        : Message.refused(Outcome.MALFORMED, heard.address());
            }
        }
        throw differs(entry, "match", "a structure that fits", "none");
    }

    private boolean isSame(String name, @Nullable Object expected, Object found) {
        if (found instanceof BigDecimal number) {
            return expected instanceof Number
                    && node.decimalOf("expect." + name, expected).compareTo(number) == 0;
        }
        return String.valueOf(expected).equals(found.toString());
    }

    private static Object plain(Measurement measurement) {
        Value value = measurement.value();
        if (value instanceof Value.Numeric numeric) {
            return numeric.number();
        }
        if (value instanceof Value.Binary binary) {
            return binary.on();
        }
        return value instanceof Value.Text text ? text.text() : value;
    }

    private TableException differs(String entry, String name, @Nullable Object expected, @Nullable Object found) {
        Object shown = found instanceof BigDecimal number ? number.toPlainString() : found;
        return new TableException(node.path() + " of entry " + entry + ": " + name + " is expected to be " + expected
                + " but comes out as " + (shown == null ? "no value" : shown) + "; advertisement " + hex + "; origin "
                + node.text("origin"));
    }

    private long address(String text) {
        try {
            return DeviceAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TableException(node.path() + ": " + e.getMessage());
        }
    }
}
