package io.wardgate.ble.bthome;

import static io.wardgate.ble.fuzz.FuzzTarget.must;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.decoder.Message;
import io.wardgate.ble.fuzz.FuzzTarget;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.key.KeysForTest;
import io.wardgate.ble.table.TableFile;
import io.wardgate.ble.vendor.ShippedDecoders;
import java.util.List;

/** BTHome service data: no more values than octets, and nothing is believed of a device with a key. */
public final class BthomeFuzzTarget implements FuzzTarget {

    private final ObjectTable table = ObjectTable.of(TableFile.resource(ShippedDecoders.class, "bthome-objects.yaml"));

    @Override
    public void take(byte[] octets) {
        Advertisement heard = HeardAdvertisements.of(HeardAdvertisements.ADDRESS, octets);

        Message message = new BthomeReader(table, DeviceKeys.none()).read(heard, 0, octets.length);
        must(message.measurements().size() + message.events().size() <= octets.length, "more values than octets");

        DeviceKeys keys = KeysForTest.bthome(HeardAdvertisements.ADDRESS, "0f1e2d3c4b5a69788796a5b4c3d2e1f0");
        Outcome sealed =
                new BthomeReader(table, keys).read(heard, 0, octets.length).outcome();
        must(sealed != Outcome.DECODED && sealed != Outcome.REPLAYED, "believed without the key");
    }

    @Override
    public List<byte[]> seeds() {
        return BthomeServiceData.all();
    }
}
