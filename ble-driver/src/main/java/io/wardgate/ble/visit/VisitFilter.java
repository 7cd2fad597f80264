package io.wardgate.ble.visit;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.advertisement.AdCursor;
import io.wardgate.ble.advertisement.DeviceAddress;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Which advertisements call for a visit: those of named devices, and those that list a named service with 16 bits.
 *
 * <p>Not thread-safe: asked under the pipeline's lock, for every advertisement, without allocation.
 */
public final class VisitFilter {

    private static final int SOME_SERVICES_16 = 0x02;
    private static final int ALL_SERVICES_16 = 0x03;
    private static final int HEX = 16;

    private final long[] devices;
    private final int[] services;
    private final AdCursor cursor = new AdCursor();

    private VisitFilter(long[] devices, int[] services) {
        this.devices = devices;
        this.services = services;
    }

    /**
     * Reads both lists, divided by commas.
     *
     * @param devices addresses as A4:C1:38:8D:18:B2
     * @param services assigned numbers as 1810
     * @throws IllegalArgumentException naming the entry that is none, or if both are empty
     */
    public static VisitFilter parse(String devices, String services) {
        long[] addresses =
                entries(devices).mapToLong(DeviceAddress::parse).sorted().toArray();
        int[] numbers =
                entries(services).mapToInt(VisitFilter::service).sorted().toArray();
        if (addresses.length + numbers.length == 0) {
            throw new IllegalArgumentException(
                    "devices and services are both empty; name whom to visit, or leave ble.visits out");
        }
        return new VisitFilter(addresses, numbers);
    }

    boolean wants(Advertisement advertisement) {
        return Arrays.binarySearch(devices, advertisement.address()) >= 0
                || (services.length > 0 && lists(advertisement.data()));
    }

    private boolean lists(byte[] data) {
        cursor.over(data);
        while (cursor.advance()) {
            if (cursor.type() == SOME_SERVICES_16 || cursor.type() == ALL_SERVICES_16) {
                for (int at = cursor.from(); at + 2 <= cursor.to(); at += 2) {
                    int service = (data[at] & 0xFF) | (data[at + 1] & 0xFF) << 8;
                    if (Arrays.binarySearch(services, service) >= 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static Stream<String> entries(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).filter(entry -> !entry.isEmpty());
    }

    private static int service(String text) {
        if (!text.matches("[0-9A-Fa-f]{4}")) {
            throw new IllegalArgumentException(
                    "not an assigned service: " + text + "; expected four hex digits as 1810");
        }
        return Integer.parseInt(text, HEX);
    }
}
