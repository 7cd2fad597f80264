package io.wardgate.ble.key;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys by device. Immutable, but each key belongs to the decoder's thread. */
public final class DeviceKeys {

    private static final DeviceKeys NONE = new DeviceKeys(Map.of(), Map.of(), List.of());

    private final Map<Integer, AesCcm> bands;
    private final Map<Long, AesCcm> bthome;
    private final List<IdentityKey> identities;

    /**
     * @param bands by band id
     * @param bthome by device address
     * @param identities of devices with private addresses
     */
    DeviceKeys(Map<Integer, AesCcm> bands, Map<Long, AesCcm> bthome, List<IdentityKey> identities) {
        this.bands = Map.copyOf(bands);
        this.bthome = Map.copyOf(bthome);
        this.identities = List.copyOf(identities);
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

    /** Keys of the devices that advertise under private addresses. */
    public List<IdentityKey> identities() {
        return identities;
    }

    public int size() {
        return bands.size() + bthome.size() + identities.size();
    }
}
