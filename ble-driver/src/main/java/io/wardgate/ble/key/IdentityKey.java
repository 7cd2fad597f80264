package io.wardgate.ble.key;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.advertisement.RandomAddress;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A device that advertises under resolvable private addresses: its identity address and the key (IRK) by which its
 * addresses are known.
 *
 * <p>The upper half of such an address is a random number r, the lower half ah(key, r): the last 24 bits of r, padded with
 * zeros to 128 bits, under AES-128 (Bluetooth Core 5.4, Vol 3, Part H, 2.2.2). One address in 16.7 million fits a key by
 * chance.
 *
 * <p>Allocates nothing after construction. Not thread-safe: owned by the pipeline's thread.
 */
public final class IdentityKey {

    private static final int BLOCK_OCTETS = 16;
    private static final int HALF_BITS = 24;
    private static final int HALF_MASK = 0xFF_FFFF;

    private final long address;
    private final AddressType addressType;
    private final BlockCipher cipher = AESEngine.newInstance();
    private final byte[] random = new byte[BLOCK_OCTETS];
    private final byte[] hash = new byte[BLOCK_OCTETS];

    /**
     * @param address identity address; static random if its top bits say so, else public
     * @param key most significant octet first, as the specification prints keys
     */
    public IdentityKey(long address, byte[] key) {
        if (key.length != BLOCK_OCTETS) {
            throw new IllegalArgumentException("a key has 16 octets, not " + key.length);
        }
        this.address = address;
        addressType = RandomAddress.of(address) == RandomAddress.STATIC
                ? AddressType.RANDOM_IDENTITY
                : AddressType.PUBLIC_IDENTITY;
        cipher.init(true, new KeyParameter(key));
    }

    /** The address that does not change. */
    public long address() {
        return address;
    }

    /** Kind of {@link #address}, as a controller would say it that resolved an address. */
    public AddressType addressType() {
        return addressType;
    }

    /** Whether this device made the resolvable private address; costs one block of AES. */
    public boolean made(long privateAddress) {
        return ah((int) (privateAddress >>> HALF_BITS) & HALF_MASK) == ((int) privateAddress & HALF_MASK);
    }

    int ah(int r) {
        put(random, r);
        cipher.processBlock(random, 0, hash, 0);
        return (hash[BLOCK_OCTETS - 3] & 0xFF) << 16
                | (hash[BLOCK_OCTETS - 2] & 0xFF) << 8
                | (hash[BLOCK_OCTETS - 1] & 0xFF);
    }

    private static void put(byte[] block, int r) {
        block[BLOCK_OCTETS - 3] = (byte) (r >>> 16);
        block[BLOCK_OCTETS - 2] = (byte) (r >>> 8);
        block[BLOCK_OCTETS - 1] = (byte) r;
    }

    @Override
    public String toString() {
        return "IdentityKey[" + DeviceAddress.format(address) + ", secret]";
    }
}
