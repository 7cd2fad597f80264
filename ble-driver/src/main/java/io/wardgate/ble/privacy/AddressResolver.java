package io.wardgate.ble.privacy;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.advertisement.RandomAddress;
import io.wardgate.ble.key.IdentityKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose a resolvable private address is. One that is new costs a block of AES for each identity key, one that was
 * heard lately a look-up (docs/adr/0111).
 *
 * <p>Addresses of known and of unknown devices are remembered apart: a flood of unknown ones cannot displace a patient's
 * band.
 *
 * <p>Not thread-safe: owned by the pipeline's thread.
 */
public final class AddressResolver {

    private static final int NOBODY = 0;

    private final IdentityKey[] keys;
    private final AddressMemory known = new AddressMemory();
    private final AddressMemory unknown = new AddressMemory();

    public AddressResolver(List<IdentityKey> keys) {
        this.keys = keys.toArray(IdentityKey[]::new);
    }

    /** The advertisement under its sender's identity address; the same one if that is not private, or not known. */
    public Advertisement identified(Advertisement heard) {
        IdentityKey owner = isPrivate(heard) ? owner(heard.address(), heard.heardMonoNanos()) : null;
        if (owner == null) {
            return heard;
        }
        return new Advertisement(
                heard.source(),
                owner.address(),
                owner.addressType(),
                heard.extended(),
                heard.primaryPhy(),
                heard.secondaryPhy(),
                heard.rssiDbm(),
                heard.txPowerDbm(),
                heard.data(),
                heard.heardMonoNanos());
    }

    static boolean isPrivate(Advertisement heard) {
        return heard.addressType() == AddressType.RANDOM
                && RandomAddress.of(heard.address()) == RandomAddress.RESOLVABLE;
    }

    /** Unknown addresses heard within the last minute. */
    int unknownAddresses() {
        return unknown.size();
    }

    private @Nullable IdentityKey owner(long address, long nowNanos) {
        int number = known.find(address, nowNanos);
        if (number != AddressMemory.ABSENT) {
            return keys[number];
        }
        if (unknown.find(address, nowNanos) != AddressMemory.ABSENT) {
            return null;
        }
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].made(address)) {
                known.remember(address, i, nowNanos);
                return keys[i];
            }
        }
        unknown.remember(address, NOBODY, nowNanos);
        return null;
    }
}
