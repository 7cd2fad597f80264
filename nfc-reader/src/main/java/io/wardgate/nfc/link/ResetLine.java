package io.wardgate.nfc.link;

import java.io.IOException;

/** The wire to RSTPD_N of a reader's chip: the only cure for one that has latched up. */
@FunctionalInterface
public interface ResetLine {

    /** Pulls it low for 100 ms or longer and lets go; returns when the chip may be spoken to. */
    void pulse() throws IOException;
}
