package io.wardgate.nfc.reader;

import io.wardgate.api.nfc.TagUid;
import java.util.Optional;

/**
 * Numbers as UIDs. Whoever decides compares them as octets, so a number has one form: 4, 7 or 10 octets, whichever
 * holds it, with zeros before it (docs/adr/0136).
 */
public final class TagNumbers {

    private static final int[] LENGTHS = {4, 7, 10};

    private TagNumbers() {}

    /** @return empty if it is longer than any tag's, or has no octets */
    public static Optional<TagUid> of(byte[] number) {
        for (int length : LENGTHS) {
            if (number.length > 0 && number.length <= length) {
                byte[] octets = new byte[length];
                System.arraycopy(number, 0, octets, length - number.length, number.length);
                return Optional.of(new TagUid(octets));
            }
        }
        return Optional.empty();
    }
}
