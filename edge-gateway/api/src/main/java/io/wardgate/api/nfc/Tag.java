package io.wardgate.api.nfc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A tag as it introduces itself (ISO/IEC 14443-3 and -4, type A).
 *
 * @param uid what it calls itself; anybody can copy that
 * @param atqa its answer to the request
 * @param sak its answer to the selection
 * @param ats its answer to select, which tags without ISO/IEC 14443-4 do not have; empty then
 */
public record Tag(TagUid uid, int atqa, int sak, byte[] ats) {

    private static final int SPEAKS_14443_4 = 0x20;

    /** Whether it takes the commands of smart cards. */
    public boolean isSmartCard() {
        return (sak & SPEAKS_14443_4) != 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tag that
                && uid.equals(that.uid)
                && atqa == that.atqa
                && sak == that.sak
                && Arrays.equals(ats, that.ats);
    }

    @Override
    public int hashCode() {
        return uid.hashCode();
    }

    @Override
    public String toString() {
        return String.format("Tag[%s, ATQA %04X, SAK %02X, %d octets of ATS]", uid, atqa, sak, ats.length);
    }
}
