package io.wardgate.ble.key;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys as a key file would give them. */
public final class KeysForTest {

    private KeysForTest() {}

    /** Key of one band; no keys at all for null. */
    public static DeviceKeys band(int bandId, @Nullable String hex) {
        return hex == null ? DeviceKeys.none() : new DeviceKeys(Map.of(bandId, key(hex)), Map.of(), List.of());
    }

    /** Key of one BTHome device; no keys at all for null. */
    public static DeviceKeys bthome(long address, @Nullable String hex) {
        return hex == null ? DeviceKeys.none() : new DeviceKeys(Map.of(), Map.of(address, key(hex)), List.of());
    }

    private static AesCcm key(String hex) {
        return new AesCcm(HexFormat.of().parseHex(hex));
    }
}
