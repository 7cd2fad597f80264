package io.wardgate.simulator.ledger;

import java.util.Locale;

/** What somebody did to the path on purpose; the ledger's text is the name in lower case with hyphens. */
public enum LinkFault {
    GATEWAY_KILLED,
    RECEIVER_KILLED,
    /** The receiver answers again after it was killed. */
    RECEIVER_BACK,
    LINK_CUT,
    LINK_RESTORED;

    /** Whether it ends a fault instead of being one. */
    public boolean isRepair() {
        return this == RECEIVER_BACK || this == LINK_RESTORED;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static LinkFault ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
