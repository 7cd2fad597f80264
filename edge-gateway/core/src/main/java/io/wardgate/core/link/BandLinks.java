package io.wardgate.core.link;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The radios that hear one band, and the preferred one among them.
 *
 * <pre>
 *  preferred ──other better by the margin, or this one weak: for 5 s, 3 reports, 10 s after the last change──► other
 *            ──silent────────────────────────────────────────────────────────────at once──────────────────► best other
 * </pre>
 *
 * <p>Owned by the {@link LinkTable}, under its lock.
 */
final class BandLinks {

    /** What a report changed. */
    enum Change {
        NONE,
        FIRST,
        BETTER,
        SILENT
    }

    private static final int USUAL_RADIOS = 2;

    private @Nullable Link[] links = new Link[USUAL_RADIOS];
    private @Nullable Link preferred;
    private long preferredSinceMillis;
    private long nowMillis = Long.MIN_VALUE;

    /**
     * One report of the band.
     *
     * @param number of the radio
     * @param heardMillis radios hand over with delays of their own, so time may step back a little; here it does not
     */
    Change heard(
            int number,
            ListeningRadio radio,
            int boot,
            long sequence,
            int rssiDbm,
            long heardMillis,
            LinkSettings settings) {
        nowMillis = Math.max(nowMillis, heardMillis);
        Link link = link(number, radio);
        link.heard(boot, sequence, rssiDbm, nowMillis, settings);
        Link current = preferred;
        if (current == null) {
            return prefer(link, Change.FIRST);
        }
        if (current.isSilent(nowMillis, settings)) {
            return prefer(best(settings, link), Change.SILENT);
        }
        Link better = longBetter(current, settings);
        return better == null ? Change.NONE : prefer(better, Change.BETTER);
    }

    @Nullable
    Link preferred() {
        return preferred;
    }

    long preferredSinceMillis() {
        return preferredSinceMillis;
    }

    /** All radios that have heard the band; with null for those that have not. */
    @Nullable
    Link[] links() {
        return links;
    }

    void clear() {
        Link current = preferred;
        if (current != null) {
            current.radio().preferred(-1);
        }
        preferred = null;
        nowMillis = Long.MIN_VALUE;
        for (Link link : links) {
            if (link != null) {
                link.clear();
            }
        }
    }

    private Link link(int number, ListeningRadio radio) {
        if (number >= links.length) {
            links = Arrays.copyOf(links, number + 1);
        }
        Link link = links[number];
        if (link == null) {
            link = new Link(radio);
            links[number] = link;
        }
        return link;
    }

    /** The best of those that are not silent; the one that has just been heard is none. */
    private Link best(LinkSettings settings, Link justHeard) {
        Link best = justHeard;
        for (Link link : links) {
            if (link != null && !link.isSilent(nowMillis, settings) && link.score() > best.score()) {
                best = link;
            }
        }
        return best;
    }

    private @Nullable Link longBetter(Link current, LinkSettings settings) {
        Link best = null;
        for (Link link : links) {
            if (link != null
                    && link != current
                    && link.hasLongBeaten(current, nowMillis, settings)
                    && (best == null || link.score() > best.score())) {
                best = link;
            }
        }
        return nowMillis - preferredSinceMillis < settings.dwellMillis() ? null : best;
    }

    private Change prefer(Link link, Change why) {
        Link before = preferred;
        if (before != null) {
            before.radio().preferred(-1);
        }
        link.radio().preferred(1);
        preferred = link;
        preferredSinceMillis = nowMillis;
        for (Link each : links) {
            if (each != null) {
                each.forgetBetter();
            }
        }
        return why;
    }
}
