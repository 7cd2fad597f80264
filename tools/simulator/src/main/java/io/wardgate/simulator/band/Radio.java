package io.wardgate.simulator.band;

/** Over which radio a gateway was told of a record. */
public enum Radio {
    BLUETOOTH("bluetooth"),
    WR24("wr24");

    private final String text;

    Radio(String text) {
        this.text = text;
    }

    /** As the ledger writes it. */
    public String text() {
        return text;
    }
}
