package io.wardgate.ble.fuzz;

import io.wardgate.ble.bthome.BthomeFuzzTarget;
import io.wardgate.ble.btsnoop.BtsnoopFuzzTarget;
import io.wardgate.ble.hci.ControllerFuzzTarget;
import io.wardgate.ble.hci.H4FuzzTarget;
import io.wardgate.ble.key.KeyFileFuzzTarget;
import io.wardgate.ble.layout.TableFuzzTarget;
import io.wardgate.ble.vendor.AdvertisementFuzzTarget;
import io.wardgate.ble.wr24.FramerFuzzTarget;
import io.wardgate.ble.wr24.SessionFuzzTarget;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All targets by name; one more parser is one more line. */
final class FuzzTargets {

    private static final Map<String, Supplier<FuzzTarget>> BY_NAME = Map.of(
            "hci", H4FuzzTarget::new,
            "hci-start", ControllerFuzzTarget::new,
            "btsnoop", BtsnoopFuzzTarget::new,
            "wr24", FramerFuzzTarget::new,
            "wr24-session", SessionFuzzTarget::new,
            "advertisement", AdvertisementFuzzTarget::new,
            "bthome", BthomeFuzzTarget::new,
            "tables", TableFuzzTarget::new,
            "keys", KeyFileFuzzTarget::new);

    private FuzzTargets() {}

    static Map<String, Supplier<FuzzTarget>> byName() {
        return new TreeMap<>(BY_NAME);
    }

    static FuzzTarget of(String name) {
        Supplier<FuzzTarget> maker = BY_NAME.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("no target " + name + "; there are " + byName().keySet());
        }
        return maker.get();
    }
}
