package io.wardgate.ble.vendor;

import io.wardgate.ble.advertisement.DeviceAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Seals messages for tests of the counter; the layout is checked by the published vectors, not by these. */
public final class SealedBthome {

    private static final byte[] OBJECTS = HexFormat.of().parseHex("02ca0903bf13");

    private SealedBthome() {}

    public static String message(long address, String key, int counter) {
        byte[] counterOctets = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(counter)
                .array();
        byte[] nonce = ByteBuffer.allocate(13)
                .put(DeviceAddress.octets(address))
                .put(new byte[] {(byte) 0xD2, (byte) 0xFC, 0x41})
                .put(counterOctets)
                .array();
        CCMModeCipher cipher = CCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(
                true,
                new AEADParameters(new KeyParameter(HexFormat.of().parseHex(key)), Integer.SIZE, nonce, new byte[0]));
        byte[] sealed = new byte[OBJECTS.length + 4];
        try {
            cipher.doFinal(sealed, cipher.processBytes(OBJECTS, 0, OBJECTS.length, sealed, 0));
        } catch (InvalidCipherTextException e) {
            throw new AssertionError(e);
        }
        byte[] structure = ByteBuffer.allocate(19)
                .put(new byte[] {0x12, 0x16, (byte) 0xD2, (byte) 0xFC, 0x41})
                .put(sealed, 0, OBJECTS.length)
                .put(counterOctets)
                .put(sealed, OBJECTS.length, 4)
                .array();
        return HexFormat.of().formatHex(structure);
    }
}
