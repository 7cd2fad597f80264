package io.wardgate.simulator.nfc;

import org.jspecify.annotations.Nullable;

/** A card of type A in the field. Called by one session of a reader at a time. */
public interface Card {

    /** In the order of transmission. */
    byte[] uid();

    int atqa();

    int sak();

    /** The answer to select without its length; empty if the card knows no ISO/IEC 14443-4. */
    byte[] ats();

    /** What it answers when it is selected, without checksums; null: nothing. */
    byte @Nullable [] answer(byte[] command);
}
