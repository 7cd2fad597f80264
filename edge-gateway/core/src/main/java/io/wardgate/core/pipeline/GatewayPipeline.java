package io.wardgate.core.pipeline;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.AdvertisementWatcher;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.api.reading.AdvertisementDecoder;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.reading.ReadingInlet;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.TapOutlet;
import io.wardgate.api.uplink.UrgentOutlet;
import io.wardgate.core.cleaning.Cleaner;
import io.wardgate.core.deduplication.Deduper;
import io.wardgate.core.deduplication.GatewayBoot;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.health.DeclaredDrops;
import io.wardgate.core.health.HealthRegistry;
import io.wardgate.core.lane.LaneRouter;
import io.wardgate.core.link.LinkTable;
import io.wardgate.core.sealing.AcknowledgedJournal;
import io.wardgate.core.sealing.AlarmSource;
import io.wardgate.core.sealing.Sealer;
import io.wardgate.core.sealing.Sealing;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipeline as a whole: its parts wired, and the radios, stores, outlets and checks that come and go around it, in
 * any order and from any thread.
 */
public final class GatewayPipeline implements HealthCheck, ReadingInlet, TapOutlet {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayPipeline.class);

    private final Object lifecycle = new Object();
    private final Set<AdvertisementSource> sources = new LinkedHashSet<>();
    private final HealthRegistry checks = new HealthRegistry();
    private final Pipeline pipeline;
    private final LinkTable links;
    private final GatewayEvents events;
    private final RadioLossWatch losses;
    private final Sealer sealer;
    private final PipelineWatch watch;
    private final PipelineHealth health;
    private volatile boolean running;

    private volatile @Nullable BufferStore store;
    private volatile @Nullable UrgentOutlet outlet;
    private volatile @Nullable ReadingObserver observer;

    public GatewayPipeline(
            PipelineSettings settings,
            GatewayIdentity identity,
            GatewayClock clock,
            AdvertisementDecoder decoder,
            Cleaner cleaner,
            LinkTable links,
            AlarmSource alarms) {
        this.links = links;
        this.events = alarms.events();
        DeclaredDrops drops = alarms.drops();
        LaneRouter queues = new LaneRouter(settings.laneQueue(), Sealing.MAX_READINGS, drops, this::wakeSealer);
        Path audit = settings.auditPath();
        AcknowledgedJournal journal = audit == null ? AcknowledgedJournal.off() : AcknowledgedJournal.in(audit);
        this.sealer =
                new Sealer(Sealing.every(settings.sealMillis()), clock, queues, alarms, journal, this::offerUrgently);
        Deduper deduper = new Deduper(GatewayBoot.of(identity.gatewayId(), clock));
        this.pipeline = new Pipeline(decoder, deduper, cleaner, queues, links);
        this.losses = new RadioLossWatch(drops);
        this.watch = new PipelineWatch(losses, checks, clock, settings.healthSeconds(), sealer::offerHealth);
        this.health = new PipelineHealth(pipeline, queues, sealer.counters(), alarms, () -> store != null);
        checks.add(this);
    }

    /** Starts the threads, then the radios that are there. */
    public void start() {
        synchronized (lifecycle) {
            running = true;
            sealer.start();
            watch.start();
            sources.forEach(this::startHearing);
        }
    }

    /** Stops the radios, stores what is queued, and ends the threads; once. */
    public void stop() {
        synchronized (lifecycle) {
            if (!running) {
                return;
            }
            running = false;
            sources.forEach(this::stopHearing);
            watch.stop();
            sealer.stop();
        }
    }

    public void addSource(AdvertisementSource source) {
        synchronized (lifecycle) {
            sources.add(source);
            if (running) {
                startHearing(source);
            }
        }
    }

    public void removeSource(AdvertisementSource source) {
        synchronized (lifecycle) {
            if (sources.remove(source) && running) {
                stopHearing(source);
            }
        }
    }

    public void addStore(BufferStore added) {
        store = added;
        sealer.attach(added);
    }

    public void removeStore(BufferStore removed) {
        if (store == removed) {
            sealer.detach(removed);
            store = null;
        }
    }

    public void addOutlet(UrgentOutlet added) {
        outlet = added;
    }

    public void removeOutlet(UrgentOutlet removed) {
        if (outlet == removed) {
            outlet = null;
        }
    }

    public void addObserver(ReadingObserver added) {
        observer = added;
        pipeline.observe(added);
    }

    public void removeObserver(ReadingObserver removed) {
        if (observer == removed) {
            observer = null;
            pipeline.observe(null);
        }
    }

    public void addWatcher(AdvertisementWatcher watcher) {
        pipeline.watch(watcher);
    }

    public void removeWatcher(AdvertisementWatcher watcher) {
        pipeline.unwatch(watcher);
    }

    @Override
    public void deliver(Reading reading, long heardMonoMillis) {
        if (!running) {
            throw new IllegalStateException("the pipeline does not run");
        }
        pipeline.deliver(reading, heardMonoMillis);
    }

    @Override
    public void offer(Tap tap) {
        if (!running) {
            throw new IllegalStateException("the pipeline does not run");
        }
        events.tap(tap);
        if (tap.isUrgent()) {
            sealer.wake();
        }
    }

    public void addCheck(HealthCheck check) {
        checks.add(check);
    }

    public void removeCheck(HealthCheck check) {
        checks.remove(check);
    }

    @Override
    public String name() {
        return health.name();
    }

    @Override
    public Health check() {
        return health.check();
    }

    private void startHearing(AdvertisementSource source) {
        losses.add(source);
        links.add(source.name(), source.kind());
        try {
            source.start(pipeline);
        } catch (RuntimeException e) {
            LOG.error("source {} does not start; the others go on", source.name(), e);
        }
    }

    private void stopHearing(AdvertisementSource source) {
        try {
            source.stop();
        } catch (RuntimeException e) {
            LOG.error("source {} does not stop cleanly", source.name(), e);
        }
        links.remove(source.name());
        losses.remove(source);
    }

    private void wakeSealer() {
        sealer.wake();
    }

    private void offerUrgently(SealedBatch batch) {
        UrgentOutlet current = outlet;
        if (current != null) {
            current.offer(batch);
        }
    }
}
