package io.wardgate.nfc.originality;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/**
 * Kinds of NXP's tags whose UID is signed in the factory, each with NXP's public key: ECDSA over the UID itself as digest.
 *
 * <p>A right signature says that NXP made a die with this UID. It is static, anybody can copy it with the UID: it may
 * count against a tag that has none, and never opens anything.
 *
 * <p>Bouncy Castle, because the JDK has none of these curves. Source of the keys: NXP AN11350, AN11341, AN12196 as collected
 * by RfidResearchGroup/proxmark3. Safe from any thread.
 */
public enum ChipFamily {
    NTAG_21X("secp128r1", "04494e1a386d3d3cfe3dc10e5de68a499b1c202db5b132393e89ed19fe5be8bc61"),
    ULTRALIGHT_EV1("secp128r1", "0490933bdcd6e99b4e255e3da55389a827564e11718e017292faf23226a96614b8"),
    ULTRALIGHT_AES(
            "secp192r1",
            "0453bf8c49b7bd9fe3207a91513b9c1d238ecab07186b772104ab535f7d3ae63cf7c7f3dd0d169da3e99e43c6399621a86"),
    DESFIRE_EV2(
            "secp224r1",
            "04b304dc4c615f5326fe9383ddec9aa892df3a57fa7ffb3276192bc0eaa252ed45a865e3b093a3d0dce5be29e92f1392ce7de321e3e5"
                    + "c52b3a"),
    NTAG_424_DNA(
            "secp224r1",
            "048a9b380af2ee1b98dc417fecc263f8449c7625cece82d9b916c992da209d68422b81ec20b65a66b5102a61596af3379200599316a0"
                    + "0a1410");

    private final ECPublicKeyParameters key;
    private final int halfOctets;

    ChipFamily(String curveName, String publicKeyHex) {
        X9ECParameters curve = SECNamedCurves.getByName(curveName);
        ECDomainParameters domain = new ECDomainParameters(curve);
        byte[] point = HexFormat.of().parseHex(publicKeyHex);
        key = new ECPublicKeyParameters(curve.getCurve().decodePoint(point), domain);
        halfOctets = (point.length - 1) / 2;
    }

    /** Whether the signature, r then s, is NXP's for this UID. */
    public boolean isOriginal(byte[] uid, byte[] signature) {
        if (signature.length != 2 * halfOctets) {
            return false;
        }
        ECDSASigner signer = new ECDSASigner();
        signer.init(false, key);
        return signer.verifySignature(
                uid,
                new BigInteger(1, Arrays.copyOf(signature, halfOctets)),
                new BigInteger(1, Arrays.copyOfRange(signature, halfOctets, signature.length)));
    }
}
