package io.wardgate.core.link;

import io.wardgate.api.advertisement.RadioKind;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.core.device.DeviceTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which radio hears which band how well. Told of each report on the hot path: no garbage for a band and a radio that are
 * known, and {@link #MAX_BANDS} bands at most, of which the one heard least recently gives way. Only WardGate bands count,
 * because nothing else speaks on two radios; so invented addresses push out nobody.
 *
 * <p>Safe from any thread: all methods hold the lock of this object, and none for long.
 */
public class LinkTable {

    public static final int MAX_BANDS = 4_096;

    private static final Comparator<LinkView> BEST_FIRST = Comparator.comparing(LinkView::silent)
            .thenComparing(LinkView::isPreferred, Comparator.reverseOrder())
            .thenComparing(view -> view.silent() ? -view.heardAgoMillis() : view.score(), Comparator.reverseOrder());

    /** By number; one that is gone keeps its number for its return. Names come from the configuration, so there are few. */
    private final List<ListeningRadio> radios = new ArrayList<>();

    private final DeviceTable<BandLinks> bands;
    private LinkSettings settings;
    private long switches;
    private long silentSwitches;
    private long pushedOut;

    public LinkTable(LinkSettings settings) {
        this(settings, MAX_BANDS);
    }

    LinkTable(LinkSettings settings, int maxBands) {
        this.settings = settings;
        this.bands = new DeviceTable<>(maxBands, BandLinks::new, BandLinks::clear);
    }

    /** Other thresholds from now on; what is known of the bands stays. */
    public final synchronized void use(LinkSettings other) {
        settings = other;
    }

    /** A radio begins to hear. */
    public final synchronized void add(String name, RadioKind kind) {
        int number = numberOf(name);
        if (number < radios.size()) {
            radios.get(number).comes(kind);
        } else {
            radios.add(new ListeningRadio(name, kind));
        }
    }

    /** A radio is gone: all its links are silent. */
    public final synchronized void remove(String name) {
        int number = numberOf(name);
        if (number < radios.size()) {
            radios.get(number).goes();
        }
    }

    /**
     * A band was heard, with or without anything new.
     *
     * @param radio that was added before; others are ignored
     * @param sequence of the newest record in it, or {@link io.wardgate.api.reading.Reading#NO_SEQUENCE}
     * @param rssiDbm in dBm, or 127 if unknown
     */
    public final synchronized void heard(
            String radio, long deviceId, int boot, long sequence, int rssiDbm, long heardMonoMillis) {
        int number = numberOf(radio);
        if (number == radios.size() || !DeviceId.isBand(deviceId)) {
            return;
        }
        if (bands.isFull() && bands.find(deviceId) == null) {
            pushedOut++;
        }
        switch (bands.heard(deviceId)
                .heard(number, radios.get(number), boot, sequence, rssiDbm, heardMonoMillis, settings)) {
            case BETTER -> switches++;
            case SILENT -> {
                switches++;
                silentSwitches++;
            }
            case FIRST, NONE -> {
                // nobody was left
            }
        }
    }

    /** The radios that have heard a band, the one to use first: the preferred one, then by score; silent ones last. */
    public final synchronized List<LinkView> linksOf(long deviceId, long nowMillis) {
        List<LinkView> views = new ArrayList<>();
        BandLinks band = bands.find(deviceId);
        if (band != null) {
            for (Link link : band.links()) {
                if (link != null && link.isKnown()) {
                    views.add(view(band, link, nowMillis));
                }
            }
        }
        views.sort(BEST_FIRST);
        return views;
    }

    /** Figures of the health check {@code links}. */
    final synchronized Map<String, Long> figures() {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("bands", (long) bands.size());
        figures.put("bandsPushedOut", pushedOut);
        figures.put("switches", switches);
        figures.put("silentSwitches", silentSwitches);
        for (ListeningRadio radio : radios) {
            figures.put("preferred." + radio.name(), radio.preferredBands());
        }
        return figures;
    }

    private LinkView view(BandLinks band, Link link, long nowMillis) {
        return new LinkView(
                link.radio().name(),
                link.radio().kind(),
                link.isSilent(nowMillis, settings),
                link == band.preferred() ? Math.max(0, nowMillis - band.preferredSinceMillis()) : -1,
                link.score(),
                link.meanRssiDbm(),
                link.missedPercent(),
                link.knownRecords(),
                Math.max(0, nowMillis - link.heardMillis()));
    }

    private int numberOf(String name) {
        int number = 0;
        while (number < radios.size() && !radios.get(number).name().equals(name)) {
            number++;
        }
        return number;
    }
}
