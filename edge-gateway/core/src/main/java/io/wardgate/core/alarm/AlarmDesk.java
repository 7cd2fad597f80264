package io.wardgate.core.alarm;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmEnd;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.pipeline.ReadingObserver;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over the readings of all bands by the rules of their profiles: at most one open alarm a band and rule.
 *
 * <p>Readings are judged in the order of their own time; one that is older than what was judged already says nothing, unless
 * it is a call or a fall. {@link #MAX_BANDS} bands are remembered, the one heard least recently gives way.
 *
 * <p>Safe from any thread: radios bring readings under the pipeline's lock, {@link AlarmKeeping} the passing of time. All
 * methods hold the lock of this object, and none for long.
 */
public final class AlarmDesk implements ReadingObserver {

    static final int MAX_BANDS = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(AlarmDesk.class);
    private static final int VITALS = Metric.HEART_RATE.mask()
            | Metric.SPO2.mask()
            | Metric.SKIN_TEMPERATURE.mask()
            | Metric.SYSTOLIC.mask()
            | Metric.DIASTOLIC.mask();

    private final AlarmSettings settings;
    private final AlarmBook book;
    private final RadioTrust radios = new RadioTrust();
    private final Map<Long, WatchedBand> bands = new LinkedHashMap<>(256, 0.75f, true);
    private final AtomicLong watched = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong pushedOut = new AtomicLong();
    private Map<Long, AlarmProfile> assigned = Map.of();
    private AlarmProfile fallback;

    AlarmDesk(AlarmSettings settings, AlarmBook book, AlarmProfile fallback) {
        this.settings = settings;
        this.book = book;
        this.fallback = fallback;
    }

    /** Gives every band its profile; alarms whose rule is gone end. */
    synchronized void use(AlarmProfile others, Collection<AlarmProfile> named, long nowMillis) {
        Map<Long, AlarmProfile> byBand = new LinkedHashMap<>();
        for (AlarmProfile profile : named) {
            for (long device : profile.bands()) {
                AlarmProfile before = byBand.putIfAbsent(device, profile);
                if (before != null) {
                    LOG.error(
                            "band {} is in the alarm profiles {} and {}; the first one counts",
                            DeviceId.format(device),
                            before.name(),
                            profile.name());
                }
            }
        }
        assigned = byBand;
        fallback = others;
        for (WatchedBand band : bands.values()) {
            band.profile = profileOf(band.deviceId);
            band.states.forEach((kind, state) -> {
                if (!band.profile.watches(kind)) {
                    end(state, nowMillis, AlarmEnd.UNWATCHED);
                }
            });
        }
    }

    @Override
    public synchronized void sighted(long deviceId, String source, long heardMonoMillis) {
        WatchedBand band = bands.get(deviceId);
        if (band != null) {
            band.source = source;
            heard(band, heardMonoMillis);
        }
    }

    @Override
    public synchronized void cleaned(Reading reading, long heardMonoMillis) {
        WatchedBand band = bands.get(reading.deviceId());
        if (band == null) {
            if (!isWatchable(reading)) {
                return;
            }
            band = remember(reading.deviceId(), heardMonoMillis);
        }
        heard(band, heardMonoMillis);
        boolean inOrder = reading.sampledMonoMillis() >= band.sampledMillis;
        if (inOrder) {
            band.sampledMillis = reading.sampledMonoMillis();
            band.vitals.take(reading);
        } else if (!reading.isEmergency()) {
            late.incrementAndGet();
            return;
        }
        for (AlarmRule rule : band.profile.rules()) {
            if (inOrder || rule instanceof FlagRule) {
                judge(band, rule, reading, inOrder);
            }
        }
    }

    /** How the gateway's radios do, by name. Without a word on a radio it is believed. */
    synchronized void radios(Map<String, State> states, long nowMillis) {
        Map<String, Integer> audible = new HashMap<>();
        for (WatchedBand band : bands.values()) {
            RuleState silence = band.states.get(AlarmKind.BAND_SILENT);
            if (silence == null || silence.alarm() == null) {
                audible.merge(band.source, 1, Integer::sum);
            }
        }
        radios.update(states, audible, nowMillis);
    }

    /** Time passes: who is silent, whose alarms have become unknown, and whom to forget. */
    synchronized void look(long nowMillis) {
        Iterator<WatchedBand> each = bands.values().iterator();
        while (each.hasNext()) {
            WatchedBand band = each.next();
            if (nowMillis - band.heardMillis > settings.forgetMillis()) {
                endAll(band, nowMillis, AlarmEnd.UNKNOWN);
                each.remove();
                watched.set(bands.size());
            } else {
                lookAtSilence(band, nowMillis);
                endUnheard(band, nowMillis);
            }
        }
    }

    /** Tells the platform which alarms are open. */
    synchronized void callTheRoll(long nowMillis) {
        book.callTheRoll(nowMillis);
    }

    /** The watch is over: nothing may stay open that nobody watches. */
    synchronized void close(long nowMillis) {
        bands.values().forEach(band -> endAll(band, nowMillis, AlarmEnd.UNWATCHED));
        bands.clear();
        watched.set(0);
    }

    /** Bands remembered now. */
    long watched() {
        return watched.get();
    }

    /** Readings that were older than what had been judged. */
    long late() {
        return late.get();
    }

    /** Bands that gave way to others. */
    long pushedOut() {
        return pushedOut.get();
    }

    AlarmBook book() {
        return book;
    }

    private void judge(WatchedBand band, AlarmRule rule, Reading reading, boolean inOrder) {
        Verdict verdict = rule.judge(reading, band.vitals);
        RuleState state = band.state(rule.kind());
        if (!inOrder && verdict != Verdict.BREACH) {
            return;
        }
        RuleState.Step step = state.step(verdict, reading.sampledMonoMillis(), rule.delays());
        if (step == RuleState.Step.RAISE) {
            raise(band, rule.kind(), state, rule.evidence(reading, band.vitals));
        } else if (step == RuleState.Step.END) {
            end(state, state.sinceMillis(), AlarmEnd.CALM);
        }
    }

    private void heard(WatchedBand band, long heardMonoMillis) {
        band.heardMillis = Math.max(band.heardMillis, heardMonoMillis);
        Silence silence = band.profile.silence();
        RuleState state = band.states.get(AlarmKind.BAND_SILENT);
        if (silence != null && state != null) {
            if (state.step(Verdict.CALM, heardMonoMillis, silence.delays()) == RuleState.Step.END) {
                end(state, state.sinceMillis(), AlarmEnd.CALM);
            }
        }
    }

    private void lookAtSilence(WatchedBand band, long nowMillis) {
        Silence silence = band.profile.silence();
        long radioMillis = radios.sinceMillis(band.source);
        if (silence == null
                || radioMillis == RadioTrust.NOT_NOW
                || nowMillis - Math.max(band.heardMillis, radioMillis) <= silence.limitMillis()) {
            return;
        }
        RuleState state = band.state(AlarmKind.BAND_SILENT);
        if (state.step(Verdict.BREACH, nowMillis, silence.delays()) == RuleState.Step.RAISE) {
            raise(
                    band,
                    AlarmKind.BAND_SILENT,
                    state,
                    new Evidence(null, (nowMillis - band.heardMillis) / 1_000, silence.limitMillis() / 1_000));
        }
    }

    private void endUnheard(WatchedBand band, long nowMillis) {
        for (AlarmRule rule : band.profile.rules()) {
            RuleState state = band.states.get(rule.kind());
            if (state != null
                    && rule.endsUnheard()
                    && state.alarm() != null
                    && nowMillis - state.evidenceMillis() > settings.unknownMillis()) {
                end(state, nowMillis, AlarmEnd.UNKNOWN);
            }
        }
    }

    private void raise(WatchedBand band, AlarmKind kind, RuleState state, @Nullable Evidence evidence) {
        Alarm alarm = book.raise(kind, band.deviceId, evidence, state.sinceMillis());
        if (alarm != null) {
            state.opened(alarm);
            LOG.info("alarm {} of {} raised", kind, DeviceId.format(band.deviceId));
        }
    }

    private void end(RuleState state, long monoMillis, AlarmEnd end) {
        Alarm alarm = state.alarm();
        state.ended();
        if (alarm != null) {
            book.end(alarm, monoMillis, end);
            LOG.info("alarm {} of {} is over: {}", alarm.kind(), DeviceId.format(alarm.deviceId()), end);
        }
    }

    private void endAll(WatchedBand band, long nowMillis, AlarmEnd end) {
        band.states.values().forEach(state -> end(state, nowMillis, end));
    }

    private WatchedBand remember(long deviceId, long heardMonoMillis) {
        if (bands.size() >= MAX_BANDS) {
            Iterator<WatchedBand> eldest = bands.values().iterator();
            endAll(eldest.next(), heardMonoMillis, AlarmEnd.UNKNOWN);
            eldest.remove();
            pushedOut.incrementAndGet();
        }
        WatchedBand band = new WatchedBand(deviceId, profileOf(deviceId), heardMonoMillis);
        bands.put(deviceId, band);
        watched.set(bands.size());
        return band;
    }

    private AlarmProfile profileOf(long deviceId) {
        return assigned.getOrDefault(deviceId, fallback);
    }

    /** Wristbands, and whatever else measures a person; not the sensors on the wall. */
    private static boolean isWatchable(Reading reading) {
        return DeviceId.isBand(reading.deviceId())
                || reading.isEmergency()
                || (reading.values().present() & VITALS) != 0;
    }
}
