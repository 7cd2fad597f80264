package io.wardgate.core.alarm;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.PlaceAlarms;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.pipeline.ReadingObserver;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alarms as a whole: the desk with its profiles, which may come and go, the thread {@code wardgate-alarms} that lets
 * time pass for it twice a second, and the roll call ({@link #FIRST_ROLL_CALL_MILLIS} after the start, so that what still
 * holds is raised anew before the alarms of the life before end; then every {@link #ROLL_CALL_MILLIS}).
 */
public class AlarmKeeping implements HealthCheck, ReadingObserver, PlaceAlarms {

    static final long FIRST_ROLL_CALL_MILLIS = 60_000;
    static final long ROLL_CALL_MILLIS = 600_000;

    private static final Logger LOG = LoggerFactory.getLogger(AlarmKeeping.class);
    private static final long PERIOD_MILLIS = 500;

    private final GatewayClock clock;
    private final AlarmDesk desk;
    private final PlaceDesk places;
    private final AlarmHealth health;
    private final AlarmProfile shipped;
    private final List<AlarmProfile> named = new ArrayList<>();
    private final List<AdvertisementSource> radios = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wardgate-alarms"));
    private long rollCallAtMillis;

    /** @param shipped the default profile, unless one of that name comes */
    public AlarmKeeping(AlarmSettings settings, GatewayClock clock, GatewayEvents events, AlarmProfile shipped) {
        this.clock = clock;
        this.shipped = shipped;
        AlarmBook book = new AlarmBook(new SecureRandom().nextLong(), events);
        this.desk = new AlarmDesk(settings, book, shipped);
        this.places = new PlaceDesk(book, clock);
        this.health = new AlarmHealth(desk);
        this.rollCallAtMillis = clock.monoMillis() + FIRST_ROLL_CALL_MILLIS;
    }

    public void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Ends the thread and all alarms. */
    public void stop() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.error("the alarms' thread does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        desk.close(clock.monoMillis());
        places.close();
    }

    public synchronized void add(AlarmProfile profile) {
        named.add(profile);
        named.sort(Comparator.comparing(AlarmProfile::name));
        useProfiles();
    }

    public synchronized void remove(AlarmProfile profile) {
        named.remove(profile);
        useProfiles();
    }

    /** A radio whose failure must not look like that of all its bands. */
    public void add(AdvertisementSource radio) {
        radios.add(radio);
    }

    public void remove(AdvertisementSource radio) {
        radios.remove(radio);
    }

    @Override
    public void raise(AlarmKind kind, String place) {
        places.raise(kind, place);
    }

    @Override
    public void clear(AlarmKind kind, String place) {
        places.clear(kind, place);
    }

    @Override
    public String name() {
        return health.name();
    }

    @Override
    public Health check() {
        return health.check();
    }

    @Override
    public void cleaned(Reading reading, long heardMonoMillis) {
        desk.cleaned(reading, heardMonoMillis);
    }

    @Override
    public void sighted(long deviceId, String source, long heardMonoMillis) {
        desk.sighted(deviceId, source, heardMonoMillis);
    }

    void look() {
        try {
            long now = clock.monoMillis();
            desk.radios(states(), now);
            desk.look(now);
            if (now >= rollCallAtMillis) {
                rollCallAtMillis = now + ROLL_CALL_MILLIS;
                desk.callTheRoll(now);
            }
        } catch (RuntimeException e) {
            LOG.error("looking at silent bands failed; trying again", e);
        }
    }

    /** Asked without the desk's lock, for which the hot path waits. */
    private Map<String, State> states() {
        Map<String, State> states = new HashMap<>();
        radios.forEach(radio -> states.put(radio.name(), radio.statistics().state()));
        return states;
    }

    private void useProfiles() {
        AlarmProfile others = named.stream()
                .filter(profile -> profile.name().equals(AlarmProfile.DEFAULT))
                .findFirst()
                .orElse(shipped);
        desk.use(others, named, clock.monoMillis());
    }
}
