package io.wardgate.ble.band;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Seals frames for tests of the replay window; their layout is checked by the vectors, not by these. */
final class SealedFrames {

    private SealedFrames() {}

    static String common(int company, String key, int band, int boot, int sequence, int heartRate) {
        byte[] header = ByteBuffer.allocate(11)
                .put((byte) 0x32)
                .put((byte) 0x0C)
                .putInt(band)
                .putShort((short) boot)
                .putShort((short) sequence)
                .put((byte) 3)
                .array();
        byte[] records = ByteBuffer.allocate(12)
                .putInt(heartRate << 24 | 0x00C3_25C7)
                .putInt(-1)
                .putInt(-1)
                .array();
        byte[] companyOctets = {(byte) company, (byte) (company >> 8)};
        byte[] nonce = ByteBuffer.allocate(13).put(header).put(companyOctets).array();
        CCMModeCipher cipher = CCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(
                true, new AEADParameters(new KeyParameter(HexFormat.of().parseHex(key)), Integer.SIZE, nonce, header));
        byte[] sealed = new byte[records.length + 4];
        try {
            cipher.doFinal(sealed, cipher.processBytes(records, 0, records.length, sealed, 0));
        } catch (InvalidCipherTextException e) {
            throw new AssertionError(e);
        }
        byte[] structure = ByteBuffer.allocate(31)
                .put((byte) 30)
                .put((byte) 0xFF)
                .put(companyOctets)
                .put(header)
                .put(sealed)
                .array();
        return HexFormat.of().formatHex(structure);
    }
}
