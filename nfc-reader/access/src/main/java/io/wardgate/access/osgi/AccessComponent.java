package io.wardgate.access.osgi;

import io.wardgate.access.door.Door;
import io.wardgate.access.door.DoorAlarms;
import io.wardgate.access.door.Entrants;
import io.wardgate.access.tap.PointDesk;
import io.wardgate.access.tap.Shifts;
import io.wardgate.access.tap.Site;
import io.wardgate.access.tap.TapJudge;
import io.wardgate.access.tap.TapPoint;
import io.wardgate.access.tap.TapRecorder;
import io.wardgate.api.actuator.Switch;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.TagInspector;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.TapOutlet;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What points and doors of this gateway share. Its thread {@code wardgate-access} lets time pass for all of them ten times a
 * second: second factors, doors that stay open, alarms, taps that wait for the pipeline.
 */
@Component(
        service = AccessComponent.class,
        configurationPid = AccessComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AccessConfig.class)
public final class AccessComponent implements DoorAlarms {

    static final String PID = "io.wardgate.access";

    private static final Logger LOG = LoggerFactory.getLogger(AccessComponent.class);

    private static final long TICK_MILLIS = 100;

    private final GatewayClock clock;
    private final TapRecorder recorder = new TapRecorder(this::offer, new SecureRandom().nextLong());
    private final Map<String, Switch> switches = new ConcurrentHashMap<>();
    private final Map<String, Door> doors = new ConcurrentHashMap<>();
    private final Map<String, PointDesk> points = new ConcurrentHashMap<>();
    private final Site site;
    private @Nullable ScheduledExecutorService ticker;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable TapOutlet outlet;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable DoorAlarms alarms;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Entrants entrants;

    @Activate
    public AccessComponent(
            @Reference GatewayClock clock, @Reference TagInspector inspector, @Reference TapJudge judge) {
        this.clock = clock;
        this.site = new Site(clock, inspector, judge, recorder, new Shifts(), switches::get, doors::get, this);
    }

    @Activate
    void start() {
        ScheduledExecutorService its =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "wardgate-access"));
        its.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        ticker = its;
    }

    @Deactivate
    void stop() {
        if (ticker != null) {
            ticker.shutdownNow();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindSwitch(Switch output) {
        switches.put(output.name(), output);
    }

    void unbindSwitch(Switch output) {
        switches.remove(output.name(), output);
    }

    PointDesk join(TapPoint point) {
        PointDesk desk = new PointDesk(point, site);
        if (points.putIfAbsent(point.id(), desk) != null) {
            throw new IllegalArgumentException("access.point.id = '" + point.id() + "' is there twice");
        }
        return desk;
    }

    void leave(PointDesk desk) {
        points.remove(desk.point().id(), desk);
    }

    void join(Door door) {
        if (doors.putIfAbsent(door.id(), door) != null) {
            throw new IllegalArgumentException("access.door.id = '" + door.id() + "' is there twice");
        }
    }

    void leave(Door door) {
        doors.remove(door.id(), door);
    }

    @Nullable
    Switch output(String name) {
        return switches.get(name);
    }

    /** Who came in, as far as somebody knows. */
    int entered(String zone, long fromMonoMillis, long toMonoMillis) {
        Entrants known = entrants;
        return known == null ? 0 : known.entered(zone, fromMonoMillis, toMonoMillis);
    }

    @Override
    public void raise(Kind kind, String place) {
        LOG.warn("{} at {}", kind, place);
        DoorAlarms told = alarms;
        if (told != null) {
            told.raise(kind, place);
        }
    }

    @Override
    public void clear(Kind kind, String place) {
        LOG.info("{} at {} has ended", kind, place);
        DoorAlarms told = alarms;
        if (told != null) {
            told.clear(kind, place);
        }
    }

    private void offer(Tap tap) {
        TapOutlet pipeline = outlet;
        if (pipeline == null) {
            throw new IllegalStateException("there is no pipeline");
        }
        pipeline.offer(tap);
    }

    private void tick() {
        try {
            long now = clock.monoMillis();
            points.values().forEach(point -> point.tick(now));
            doors.values().forEach(door -> door.tick(now, this));
            recorder.flush();
        } catch (RuntimeException e) {
            LOG.error("time could not pass for points and doors", e);
        }
    }
}
