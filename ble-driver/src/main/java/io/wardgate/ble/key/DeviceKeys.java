package io.wardgate.ble.key;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys by device. Immutable, but an {@link AesCcm} belongs to the decoder's thread. */
public final class DeviceKeys {

    private static final DeviceKeys NONE = new DeviceKeys(Map.of(), Map.of());

    private final Map<Integer, AesCcm> bands;
    private final Map<Long, AesCcm> bthome;

    /**
     * @param bands by band id
     * @param bthome by device address
     */
    DeviceKeys(Map<Integer, AesCcm> bands, Map<Long, AesCcm> bthome) {
        this.bands = Map.copyOf(bands);
        this.bthome = Map.copyOf(bthome);
    }

    public static DeviceKeys none() {
        return NONE;
    }

    /** Key of a band, or null if it has none. */
    public @Nullable AesCcm ofBand(int bandId) {
        return bands.get(bandId);
    }

    /** Key of a BTHome device, or null if it has none. */
    public @Nullable AesCcm ofBthome(long address) {
        return bthome.get(address);
    }

    public int size() {
        return bands.size() + bthome.size();
    }
}
