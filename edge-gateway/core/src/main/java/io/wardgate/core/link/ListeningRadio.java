package io.wardgate.core.link;

import io.wardgate.api.advertisement.RadioKind;

/** One radio of this gateway, and how many bands it is preferred for. Owned by the {@link LinkTable}, under its lock. */
final class ListeningRadio {

    private final String name;
    private RadioKind kind;
    private boolean there = true;
    private long preferredBands;

    ListeningRadio(String name, RadioKind kind) {
        this.name = name;
        this.kind = kind;
    }

    String name() {
        return name;
    }

    RadioKind kind() {
        return kind;
    }

    boolean isThere() {
        return there;
    }

    void comes(RadioKind as) {
        kind = as;
        there = true;
    }

    void goes() {
        there = false;
    }

    long preferredBands() {
        return preferredBands;
    }

    void preferred(int bands) {
        preferredBands += bands;
    }
}
