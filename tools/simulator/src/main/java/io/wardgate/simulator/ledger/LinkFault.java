package io.wardgate.simulator.ledger;

import java.util.Locale;

/** What somebody did to the path on purpose; the ledger's text is the name in lower case with hyphens. */
public enum LinkFault {
    GATEWAY_KILLED,
    RECEIVER_KILLED,
    LINK_CUT,
    LINK_RESTORED;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static LinkFault ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
