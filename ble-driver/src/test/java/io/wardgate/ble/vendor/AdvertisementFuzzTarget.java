package io.wardgate.ble.vendor;

import static io.wardgate.ble.fuzz.FuzzTarget.must;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.ble.CollectedReadings;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.advertisement.AdCursor;
import io.wardgate.ble.decoder.DecoderRegistry;
import io.wardgate.ble.fuzz.FuzzTarget;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.table.TableFile;
import io.wardgate.ble.table.TableNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of an advertisement: structures lie within it one behind the other, every shipped format takes or refuses
 * them, and readings come only of what was decoded.
 */
public final class AdvertisementFuzzTarget implements FuzzTarget {

    private static final int COMPANY = 0xFFFF;
    private static final List<String> TABLES = List.of(
            "beacons.yaml", "watches.yaml", "ruuvi.yaml", "minew.yaml", "moko.yaml", "kkm.yaml", "feasycom.yaml");

    /** Without keys nothing is remembered of one input for the next, but counts. */
    private final DecoderRegistry registry = new ShippedDecoders(COMPANY, DeviceKeys.none()).registry();

    @Override
    public void take(byte[] octets) {
        walk(octets);
        Advertisement heard = HeardAdvertisements.of(HeardAdvertisements.ADDRESS, octets);
        CollectedReadings sink = new CollectedReadings();

        Outcome outcome = registry.decode(heard, sink);

        must(sink.readings.isEmpty() || outcome == Outcome.DECODED, "readings of what is " + outcome);
        must(sink.readings.size() <= octets.length, "more readings than octets");
        registry.explain(heard);
    }

    private static void walk(byte[] octets) {
        AdCursor cursor = new AdCursor().over(octets);
        int before = 0;
        while (cursor.advance()) {
            must(cursor.from() >= before + 2 && cursor.to() >= cursor.from(), "structures overlap");
            must(cursor.to() <= octets.length, "a structure overruns");
            before = cursor.to();
        }
        int good = new AdCursor().goodPrefix(octets);
        must(good >= before && good <= octets.length, "the good prefix is not that of the structures");
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(HeardAdvertisements.hex("1affffff220c0000a1b2000703e80348c325c747c525a549c32589"));
        seeds.add(HeardAdvertisements.hex("0201060a16d2fc4002ca0903bf13"));
        for (String file : TABLES) {
            for (TableNode entry :
                    TableFile.resource(ShippedDecoders.class, file).list("decoders")) {
                entry.list("vectors").forEach(vector -> seeds.add(vector.hex("data")));
            }
        }
        return seeds;
    }
}
