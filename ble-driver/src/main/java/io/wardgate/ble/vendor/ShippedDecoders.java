package io.wardgate.ble.vendor;

import io.wardgate.ble.advertisement.AdCursor;
import io.wardgate.ble.band.BandDecoder;
import io.wardgate.ble.bthome.BthomeReader;
import io.wardgate.ble.bthome.ObjectTable;
import io.wardgate.ble.decoder.AdMatch;
import io.wardgate.ble.decoder.DecoderEntry;
import io.wardgate.ble.decoder.DecoderRegistry;
import io.wardgate.ble.decoder.FieldReader;
import io.wardgate.ble.decoder.MessageDecoder;
import io.wardgate.ble.decoder.PayloadDecoder;
import io.wardgate.ble.decoder.TableNode;
import io.wardgate.ble.key.DeviceKeys;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Builds the registry from {@code decoders.yaml}: which octets belong to whom is data, how a family of formats is read
 * is one class a kind.
 */
public final class ShippedDecoders {

    private static final String BAND_COMPANY = "band";

    private final int bandCompanyId;
    private final DeviceKeys keys;
    private final AtomicLong unmapped = new AtomicLong();

    /** @param bandCompanyId company id under which the site's bands advertise */
    public ShippedDecoders(int bandCompanyId, DeviceKeys keys) {
        this.bandCompanyId = bandCompanyId;
        this.keys = keys;
    }

    /** A registry of its own state: replay windows start empty. */
    public DecoderRegistry registry() {
        List<DecoderEntry> entries =
                TableNode.resource(ShippedDecoders.class, "decoders.yaml").list("decoders").stream()
                        .map(row -> new DecoderEntry(row.text("name"), match(row.node("match")), decoder(row)))
                        .toList();
        return new DecoderRegistry(entries);
    }

    /** Values and events of known messages that no metric carries. */
    public long unmapped() {
        return unmapped.get();
    }

    private AdMatch match(TableNode match) {
        boolean manufacturer = match.has("manufacturer");
        String key = manufacturer ? "manufacturer" : "service";
        int id = match.text(key).equals(BAND_COMPANY) ? bandCompanyId : match.number(key);
        return new AdMatch(
                manufacturer ? AdCursor.MANUFACTURER : AdCursor.SERVICE_DATA_16,
                id,
                match.hex("prefix"),
                match.number("least", 0),
                match.number("greatest", Integer.MAX_VALUE));
    }

    private PayloadDecoder decoder(TableNode row) {
        return switch (row.text("kind")) {
            case "band" -> new BandDecoder(keys);
            case "bthome" -> new MessageDecoder(new BthomeReader(ObjectTable.of(objects()), keys), unmapped);
            case "beacon" -> new MessageDecoder(FieldReader.beacon(row), unmapped);
            case "sensor" -> new MessageDecoder(FieldReader.sensor(row), unmapped);
            default -> throw row.fault("kind", "must be band, bthome, beacon or sensor, not " + row.text("kind"));
        };
    }

    private static TableNode objects() {
        return TableNode.resource(ShippedDecoders.class, "bthome-objects.yaml");
    }
}
