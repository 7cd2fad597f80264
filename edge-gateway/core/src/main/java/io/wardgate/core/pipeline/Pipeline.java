package io.wardgate.core.pipeline;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.AdvertisementWatcher;
import io.wardgate.api.reading.AdvertisementDecoder;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.reading.ReadingSink;
import io.wardgate.core.cleaning.Cleaner;
import io.wardgate.core.deduplication.Deduper;
import io.wardgate.core.lane.LaneRouter;
import io.wardgate.core.link.LinkTable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hot path: decode, dedupe, clean, route, by direct calls on the thread of the source that heard.
 *
 * <p>Decoders and deduper are for one thread, but several radios may hear at once: one lock serialises them. It is held
 * for microseconds and never while anything is stored or sent.
 */
public final class Pipeline implements AdvertisementSink {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Object hotPath = new Object();
    private final AdvertisementDecoder decoder;
    private final Deduper deduper;
    private final Cleaner cleaner;
    private final LaneRouter router;
    private final LinkTable links;
    private final PipelineCounters counters = new PipelineCounters();
    private final Sink sink = new Sink();
    private final List<AdvertisementWatcher> watchers = new CopyOnWriteArrayList<>();
    private volatile @Nullable ReadingObserver observer;

    public Pipeline(
            AdvertisementDecoder decoder, Deduper deduper, Cleaner cleaner, LaneRouter router, LinkTable links) {
        this.decoder = decoder;
        this.deduper = deduper;
        this.cleaner = cleaner;
        this.router = router;
        this.links = links;
    }

    @Override
    public void accept(Advertisement advertisement) {
        synchronized (hotPath) {
            counters.advertisement();
            sink.begin(advertisement);
            try {
                counters.outcome(decoder.decode(advertisement, sink));
            } catch (RuntimeException e) {
                // Against the decoder's contract; a radio must go on hearing whatever one device says.
                counters.decoderFault();
                LOG.warn("decoder failed on an advertisement of {}: {}", advertisement.source(), e, e);
            }
            if (!watchers.isEmpty()) {
                watched(advertisement);
            }
        }
    }

    /** Takes a reading that did not come by advertisement. */
    void deliver(Reading reading, long heardMonoMillis) {
        synchronized (hotPath) {
            sink.heardMonoMillis = heardMonoMillis;
            sink.accept(reading);
        }
    }

    /** Who looks at all that is heard, beside the decoders. */
    void watch(AdvertisementWatcher watcher) {
        watchers.add(watcher);
    }

    void unwatch(AdvertisementWatcher watcher) {
        watchers.remove(watcher);
    }

    /** Who looks at all that passes; null for nobody. */
    public void observe(@Nullable ReadingObserver other) {
        observer = other;
    }

    public PipelineCounters counters() {
        return counters;
    }

    /** Devices remembered by the deduper now. */
    public int devices() {
        synchronized (hotPath) {
            return deduper.devices();
        }
    }

    /** Devices that the deduper forgot while they were still heard: more of them than it has places. */
    public long devicesPushedOut() {
        synchronized (hotPath) {
            return deduper.pushedOut();
        }
    }

    private void watched(Advertisement advertisement) {
        for (AdvertisementWatcher watcher : watchers) {
            try {
                watcher.heard(advertisement);
            } catch (RuntimeException e) {
                LOG.error("looking at an advertisement failed; it was decoded all the same", e);
            }
        }
    }

    /** Receives what the decoder finds; runs under the lock. */
    private final class Sink implements ReadingSink {

        private String source = "";
        private long heardMonoMillis;
        private int newestBoot;
        private long newestSequence;

        private void begin(Advertisement advertisement) {
            source = advertisement.source();
            heardMonoMillis = Math.floorDiv(advertisement.heardMonoNanos(), NANOS_PER_MILLI);
            newestSequence = Reading.NO_SEQUENCE;
        }

        @Override
        public boolean wants(long deviceId, int boot, long sequence) {
            if (newestSequence == Reading.NO_SEQUENCE || boot == newestBoot && sequence > newestSequence) {
                newestBoot = boot;
                newestSequence = sequence;
            }
            boolean wanted = deduper.wants(deviceId, boot, sequence);
            if (!wanted) {
                counters.duplicate();
            }
            return wanted;
        }

        @Override
        public void accept(Reading reading) {
            Reading fresh = deduper.admit(reading, heardMonoMillis);
            if (fresh == null) {
                counters.duplicate();
                return;
            }
            counters.reading(fresh.isEmergency());
            Reading cleaned = cleaner.clean(fresh);
            router.route(cleaned);
            observed(cleaned);
        }

        @Override
        public void sighted(long deviceId, int rssiDbm, long heardMonoNanos) {
            deduper.sighted(deviceId, heardMonoMillis);
            links.heard(source, deviceId, newestBoot, newestSequence, rssiDbm, heardMonoMillis);
            newestSequence = Reading.NO_SEQUENCE;
            ReadingObserver watching = observer;
            if (watching != null) {
                watching.sighted(deviceId, source, heardMonoMillis);
            }
        }

        /** Whoever looks on must not keep the other readings of a frame from their lanes. */
        private void observed(Reading cleaned) {
            ReadingObserver watching = observer;
            if (watching != null) {
                try {
                    watching.cleaned(cleaned, heardMonoMillis);
                } catch (RuntimeException e) {
                    LOG.error("looking at a reading failed; it is in its lane all the same", e);
                }
            }
        }
    }
}
