package io.wardgate.api.advertisement;

/** What a source listens to. */
public enum RadioKind {
    BLUETOOTH("Bluetooth"),
    /** A 2.4 GHz receiver of the WR24 protocol. */
    WR24("2.4 GHz");

    private final String text;

    RadioKind(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
