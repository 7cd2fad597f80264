package io.wardgate.nfc.token;

import io.wardgate.nfc.ndef.NdefMessage;
import io.wardgate.nfc.ndef.NdefRecord;
import io.wardgate.nfc.ndef.TypeName;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 16 random octets that WardGate writes on a wristband or card, as an external record of type {@code wardgate.io:wb}. No name
 * and no number of a person is on a tag; who it is for, the platform knows.
 *
 * <p>Not printed: it leads to a person. Layout: docs/wire/tag-token.md.
 */
public final class BandToken {

    public static final int OCTETS = 16;

    private static final byte[] TYPE = "wardgate.io:wb".getBytes(StandardCharsets.US_ASCII);

    private final byte[] octets;

    private BandToken(byte[] octets) {
        this.octets = octets;
    }

    public static BandToken drawn(SecureRandom random) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return new BandToken(octets);
    }

    /** The one of a message; null if it has none, or several: then nobody can say which counts. */
    public static @Nullable BandToken in(NdefMessage message) {
        List<NdefRecord> ours = message.records().stream()
                .filter(record -> record.typeName() == TypeName.EXTERNAL && Arrays.equals(record.type(), TYPE))
                .toList();
        return ours.size() == 1 && ours.get(0).payload().length == OCTETS
                ? new BandToken(ours.get(0).payload().clone())
                : null;
    }

    public NdefRecord record() {
        return new NdefRecord(TypeName.EXTERNAL, TYPE.clone(), new byte[0], octets.clone());
    }

    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public String toString() {
        return "BandToken[secret]";
    }
}
