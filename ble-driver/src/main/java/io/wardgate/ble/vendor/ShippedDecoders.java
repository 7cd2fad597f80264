package io.wardgate.ble.vendor;

import io.wardgate.ble.band.BandDecoder;
import io.wardgate.ble.bthome.BthomeReader;
import io.wardgate.ble.bthome.ObjectTable;
import io.wardgate.ble.decoder.AdMatch;
import io.wardgate.ble.decoder.DecoderEntry;
import io.wardgate.ble.decoder.DecoderRegistry;
import io.wardgate.ble.decoder.MessageDecoder;
import io.wardgate.ble.decoder.PayloadDecoder;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.layout.EntryTable;
import io.wardgate.ble.layout.MatchReader;
import io.wardgate.ble.table.TableFile;
import io.wardgate.ble.table.TableNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Builds the registry from the shipped tables: which octets belong to whom is data, how a family of formats is read is
 * one class a kind.
 */
public final class ShippedDecoders {

    /** Formats with keys and a memory, which need code. */
    private static final String KEYED = "keyed.yaml";

    private static final List<String> TABLES = List.of(
            "beacons.yaml", "watches.yaml", "ruuvi.yaml", "minew.yaml", "moko.yaml", "kkm.yaml", "feasycom.yaml");

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
        List<DecoderEntry> keyed =
                table(KEYED).list("decoders").stream().map(this::keyed).toList();
        EntryTable entries = siteTable();
        List<DecoderEntry> shipped = TABLES.stream()
                .flatMap(file -> entries.entries(file, table(file)).stream())
                .toList();
        return new DecoderRegistry(keyed, shipped);
    }

    /** Makes entries of the site's tables, whose figures count as the shipped ones' do. */
    public EntryTable siteTable() {
        return new EntryTable(unmapped);
    }

    /** Values and events of known messages that no metric carries. */
    public long unmapped() {
        return unmapped.get();
    }

    private DecoderEntry keyed(TableNode node) {
        TableNode match = node.node("match");
        boolean band = node.text("kind").equals("band");
        AdMatch whose = band ? MatchReader.ofCompany(match, bandCompanyId) : MatchReader.of(match);
        PayloadDecoder decoder = band
                ? new BandDecoder(keys)
                : new MessageDecoder(new BthomeReader(ObjectTable.of(table("bthome-objects.yaml")), keys), unmapped);
        return new DecoderEntry(node.text("name"), KEYED, whose, decoder);
    }

    private static TableNode table(String file) {
        return TableFile.resource(ShippedDecoders.class, file);
    }
}
