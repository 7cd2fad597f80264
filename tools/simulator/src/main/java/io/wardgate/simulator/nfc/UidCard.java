package io.wardgate.simulator.nfc;

import org.jspecify.annotations.Nullable;

/** A card that only says who it is: a MIFARE Classic to whom nobody shows its keys, or a copy of another's UID. */
public record UidCard(byte[] uid, int atqa, int sak, byte[] ats) implements Card {

    /** MIFARE Classic 1K with a UID of 4 octets. */
    public static UidCard classic(byte[] uid) {
        return new UidCard(uid, 0x0004, 0x08, new byte[0]);
    }

    @Override
    public byte @Nullable [] answer(byte[] command) {
        return null;
    }
}
