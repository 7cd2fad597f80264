package io.wardgate.gpio.line;

import io.wardgate.api.actuator.Contact;
import io.wardgate.api.clock.GatewayClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An input that is read every 20 ms and believed once it has said the same for long enough. An input that cannot be read is
 * {@link State#UNKNOWN} at once.
 *
 * <p>{@link #poll} belongs to the thread {@code wardgate-gpio-inputs}, which also calls those who watch; the rest is safe
 * from any thread.
 */
final class DebouncedContact implements Contact {

    private static final Logger LOG = LoggerFactory.getLogger(DebouncedContact.class);

    private final InputSettings settings;
    private final BooleanSupplier line;
    private final GatewayClock clock;
    private final List<Watch> watches = new ArrayList<>();
    private State believed = State.UNKNOWN;
    private State said = State.UNKNOWN;
    private long saidNanos;

    private static final class Watch {

        private final Watcher watcher;
        private State told = State.UNKNOWN;
        private boolean isNew = true;

        private Watch(Watcher watcher) {
            this.watcher = watcher;
        }
    }

    /** @param line whether the input is active; throws if it cannot be read */
    DebouncedContact(InputSettings settings, BooleanSupplier line, GatewayClock clock) {
        this.settings = settings;
        this.line = line;
        this.clock = clock;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public synchronized State state() {
        return believed;
    }

    @Override
    public synchronized AutoCloseable watch(Watcher watcher) {
        Watch watch = new Watch(watcher);
        watches.add(watch);
        return () -> forget(watch);
    }

    void poll() {
        State now = read();
        long nanos = clock.monoNanos();
        List<Watch> toTell = new ArrayList<>();
        State state;
        synchronized (this) {
            if (now != said) {
                said = now;
                saidNanos = nanos;
            }
            boolean isSure = nanos - saidNanos >= TimeUnit.MILLISECONDS.toNanos(settings.debounceMillis());
            if (isSure || now == State.UNKNOWN) {
                believed = said;
            }
            state = believed;
            for (Watch watch : watches) {
                if (watch.isNew || watch.told != state) {
                    watch.isNew = false;
                    watch.told = state;
                    toTell.add(watch);
                }
            }
        }
        for (Watch watch : toTell) {
            tell(watch, state, nanos);
        }
    }

    private State read() {
        try {
            return line.getAsBoolean() ? State.ACTIVE : State.AT_REST;
        } catch (RuntimeException e) {
            if (state() != State.UNKNOWN) {
                LOG.warn("input {} cannot be read: {}", name(), e.toString());
            }
            return State.UNKNOWN;
        }
    }

    private void tell(Watch watch, State state, long nanos) {
        try {
            watch.watcher.changed(state, nanos);
        } catch (RuntimeException e) {
            LOG.error("input {}: who watches it failed", name(), e);
        }
    }

    private synchronized void forget(Watch watch) {
        watches.remove(watch);
    }
}
