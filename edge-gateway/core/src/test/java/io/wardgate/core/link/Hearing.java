package io.wardgate.core.link;

import io.wardgate.api.advertisement.RadioKind;
import io.wardgate.core.Readings;

/** A band on the air in time that the test lets pass, and what the radios of a gateway hear of it. */
final class Hearing {

    static final String BLUETOOTH = "dongle-1";
    static final String WR24 = "receiver-1";

    final LinkTable links;
    long nowMillis = 1_000_000;
    private long sequence = 100;

    Hearing() {
        this(LinkSettings.shipped(), LinkTable.MAX_BANDS);
    }

    Hearing(LinkSettings settings, int maxBands) {
        links = new LinkTable(settings, maxBands);
        links.add(BLUETOOTH, RadioKind.BLUETOOTH);
        links.add(WR24, RadioKind.WR24);
    }

    /** A second passes and the band has a new record. */
    void nextRecord() {
        nowMillis += 1_000;
        sequence++;
    }

    void hear(String radio, int rssiDbm) {
        links.heard(radio, Readings.BAND, 1, sequence, rssiDbm, nowMillis);
    }

    /** So many records come over both radios. */
    void both(int records, int bluetoothDbm, int wr24Dbm) {
        for (int i = 0; i < records; i++) {
            nextRecord();
            hear(BLUETOOTH, bluetoothDbm);
            hear(WR24, wr24Dbm);
        }
    }

    String preferred() {
        return links.linksOf(Readings.BAND, nowMillis).stream()
                .filter(LinkView::isPreferred)
                .map(LinkView::radio)
                .findFirst()
                .orElse("");
    }

    LinkView link(String radio) {
        return links.linksOf(Readings.BAND, nowMillis).stream()
                .filter(view -> view.radio().equals(radio))
                .findFirst()
                .orElseThrow();
    }

    long figure(String name) {
        return links.figures().getOrDefault(name, 0L);
    }
}
