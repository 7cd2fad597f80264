package io.wardgate.ble.visit;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.gatt.GattCharacteristic;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.gatt.GattLink;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.reading.ReadingInlet;
import io.wardgate.ble.profile.DeviceTime;
import io.wardgate.ble.profile.HealthValue;
import io.wardgate.ble.profile.Measured;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One visit: asks for the device's clock, subscribes to what it measures, reads its battery, sets its clock, and listens until it
 * goes or has nothing more to say. Each value goes to the pipeline before its receipt is confirmed to the device.
 *
 * <p>Run by one visitor thread; values come on the radio's.
 */
final class Visit {

    private static final UUID CURRENT_TIME = GattCharacteristic.assigned(0x2A2B);
    private static final int TELLS = GattCharacteristic.NOTIFY | GattCharacteristic.INDICATE;
    private static final int LOOK_MILLIS = 200;

    private final Call call;
    private final VisitSettings settings;
    private final ReadingInlet inlet;
    private final GatewayClock clock;
    private final VisitFigures figures;
    private final RecordClock recordClock;
    private final BlockingQueue<Boolean> signals = new ArrayBlockingQueue<>(1);
    private final AtomicLong readings = new AtomicLong();

    Visit(Call call, VisitSettings settings, ReadingInlet inlet, GatewayClock clock, VisitFigures figures) {
        this.call = call;
        this.settings = settings;
        this.inlet = inlet;
        this.clock = clock;
        this.figures = figures;
        recordClock = new RecordClock(clock);
    }

    /** @return how many readings it brought */
    long run() throws GattException, InterruptedException {
        try (GattLink link = call.central().connect(call.device(), 1_000 * settings.connectSeconds())) {
            attend(link);
        } catch (GattException e) {
            if (readings.get() == 0) {
                throw e;
            }
            // It went after it had told us something, as most of them do.
        }
        return readings.get();
    }

    private void attend(GattLink link) throws GattException, InterruptedException {
        for (GattCharacteristic each : link.characteristics()) {
            if (each.type().equals(CURRENT_TIME) && each.can(GattCharacteristic.READ)) {
                LocalDateTime said = DeviceTime.ofCurrentTime(read(link, each));
                if (said != null) {
                    recordClock.deviceSays(said);
                }
            }
        }
        for (GattCharacteristic each : link.characteristics()) {
            Optional<HealthValue> value = HealthValue.of(each.type());
            if (value.isPresent()) {
                listen(link, each, value.get());
            }
        }
        for (GattCharacteristic each : link.characteristics()) {
            if (each.type().equals(CURRENT_TIME) && each.can(GattCharacteristic.WRITE) && clock.isSynchronised()) {
                setClock(link, each);
            }
        }
        awaitEnd(link);
    }

    /** A device may refuse one thing and give another; once it has gone it gives nothing any more. */
    private void listen(GattLink link, GattCharacteristic to, HealthValue value)
            throws GattException, InterruptedException {
        try {
            if (value != HealthValue.BATTERY && to.can(TELLS)) {
                link.subscribe(to, octets -> heard(value, octets));
            } else if (to.can(GattCharacteristic.READ)) {
                heard(value, link.read(to));
            }
        } catch (GattException e) {
            refused(link, e);
        }
    }

    private byte[] read(GattLink link, GattCharacteristic from) throws GattException, InterruptedException {
        try {
            return link.read(from);
        } catch (GattException e) {
            refused(link, e);
            return new byte[0];
        }
    }

    private void setClock(GattLink link, GattCharacteristic to) throws GattException, InterruptedException {
        Instant now = Instant.ofEpochMilli(clock.wallMillis());
        try {
            link.write(to, DeviceTime.currentTime(LocalDateTime.ofInstant(now, ZoneId.systemDefault())));
        } catch (GattException e) {
            refused(link, e);
        }
    }

    private void refused(GattLink link, GattException e) throws GattException {
        if (!link.isOpen()) {
            throw e;
        }
        figures.refusals.incrementAndGet();
    }

    private void awaitEnd(GattLink link) throws InterruptedException {
        long end = clock.monoMillis() + 1_000L * settings.longestSeconds();
        long quietAt = clock.monoMillis() + 1_000L * settings.quietSeconds();
        while (link.isOpen() && clock.monoMillis() < Math.min(end, quietAt)) {
            if (signals.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS) != null) {
                quietAt = clock.monoMillis() + 1_000L * settings.quietSeconds();
            }
        }
    }

    private void heard(HealthValue value, byte[] octets) {
        Optional<Measured> measured = value.decode(octets);
        if (measured.isEmpty()) {
            figures.malformed.incrementAndGet();
            return;
        }
        if (measured.get().values().present() != 0) {
            long now = clock.monoMillis();
            inlet.deliver(reading(measured.get(), now), now);
            figures.readings.incrementAndGet();
            readings.incrementAndGet();
        }
        signals.offer(Boolean.TRUE);
    }

    private Reading reading(Measured measured, long nowMillis) {
        LocalDateTime time = measured.live() ? null : measured.time();
        long age = time == null ? 0 : recordClock.ageMillis(time);
        if (age == RecordClock.UNKNOWN) {
            figures.implausibleTimes.incrementAndGet();
            age = 0;
        }
        return new Reading(
                DeviceId.ofAddress(call.device().address()),
                0,
                Reading.NO_SEQUENCE,
                nowMillis - age,
                call.rssiDbm(),
                0,
                age > 0 ? Quality.RECOVERED.mask() : 0,
                0,
                measured.values());
    }
}
