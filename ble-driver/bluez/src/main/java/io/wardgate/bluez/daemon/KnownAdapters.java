package io.wardgate.bluez.daemon;

import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.bluez.bus.BusException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The adapters that BlueZ has now, and which of them is the configured one. */
public record KnownAdapters(List<Adapter> all) {

    private static final String INDEXED = "hci\\d{1,3}";
    private static final int INDEX_AT = "hci".length();

    /** One of them; powered and discovering as it was when asked. */
    public record Adapter(String path, int index, long address, boolean powered, boolean discovering) {}

    /**
     * Asks BlueZ.
     *
     * @throws BusException if BlueZ is not running or does not answer
     */
    public static KnownAdapters ask(BluezObjects objects) throws IOException {
        List<Adapter> found = new ArrayList<>();
        for (String name : objects.below(BluezNames.ROOT)) {
            if (name.matches(INDEXED)) {
                String path = BluezNames.ROOT + "/" + name;
                try {
                    found.add(adapter(
                            path,
                            Integer.parseInt(name.substring(INDEX_AT)),
                            objects.properties(path, BluezNames.ADAPTER)));
                } catch (BusException e) {
                    if (!e.isRefusal()) {
                        throw e;
                    }
                    // It was unplugged between the two questions: then it is not there.
                }
            }
        }
        return new KnownAdapters(List.copyOf(found));
    }

    public Optional<Adapter> bound(AdapterBinding binding) {
        return all.stream()
                .filter(one -> binding.matches(one.index(), one.address()))
                .findFirst();
    }

    /** As {@code hci0 A4:C1:38:8D:18:B2}, to be shown. */
    public String list() {
        return all.isEmpty()
                ? "none"
                : String.join(
                        ", ",
                        all.stream()
                                .map(one -> "hci" + one.index() + " " + DeviceAddress.format(one.address()))
                                .toList());
    }

    private static Adapter adapter(String path, int index, Map<?, ?> properties) {
        return new Adapter(
                path,
                index,
                properties.get("Address") instanceof String text ? DeviceAddress.parse(text) : 0,
                Boolean.TRUE.equals(properties.get("Powered")),
                Boolean.TRUE.equals(properties.get("Discovering")));
    }
}
