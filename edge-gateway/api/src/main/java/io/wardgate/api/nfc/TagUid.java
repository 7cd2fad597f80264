package io.wardgate.api.nfc;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a tag calls itself: 4, 7 or 10 octets. It leads to a person, so it is not printed: whoever needs it asks for
 * {@link #octets()} and answers for where they go.
 */
public final class TagUid {

    private static final int SHORT_OCTETS = 4;
    private static final int RANDOM_MARK = 0x08;

    private final byte[] octets;

    /** @param octets in the order of transmission; copied */
    public TagUid(byte[] octets) {
        if (octets.length != SHORT_OCTETS && octets.length != 7 && octets.length != 10) {
            throw new IllegalArgumentException("a UID has 4, 7 or 10 octets, not " + octets.length);
        }
        this.octets = octets.clone();
    }

    /** In the order of transmission. */
    public byte[] octets() {
        return octets.clone();
    }

    /** In upper case, in the order of transmission. */
    public String hex() {
        return HexFormat.of().withUpperCase().formatHex(octets);
    }

    /** Whether the tag drew it for this visit (ISO/IEC 14443-3, 6.5.4): it names nobody. */
    public boolean isRandom() {
        return octets.length == SHORT_OCTETS && octets[0] == RANDOM_MARK;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TagUid that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "TagUid[" + octets.length + " octets]";
    }
}
