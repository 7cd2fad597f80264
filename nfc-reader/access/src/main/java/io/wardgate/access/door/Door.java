package io.wardgate.access.door;

import io.wardgate.api.actuator.Contact;
import io.wardgate.api.actuator.Switch;
import io.wardgate.api.tap.DoorState;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One door: its relay and what watches it. Readers' threads open it, inputs' threads tell of it, and the thread
 * {@code wardgate-access} lets time pass; safe from all of them. Alarms are told by the last one only, so that no reader ever
 * waits for them.
 */
public final class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final DoorRules rules;
    private final String relay;
    private final Outputs outputs;
    private final DoorWatch watch;
    private final AtomicLong relayFaults = new AtomicLong();

    /** @param relay name of the output that opens it; empty: none, it is only watched */
    public Door(DoorRules rules, String relay, Outputs outputs, Entrants entrants) {
        this.rules = rules;
        this.relay = relay;
        this.outputs = outputs;
        this.watch = new DoorWatch(rules, entrants);
    }

    public String id() {
        return rules.id();
    }

    /** Name of its relay; may be empty. */
    public String relay() {
        return relay;
    }

    public synchronized DoorState state() {
        return watch.state();
    }

    /**
     * Opens it for a grant. The output ends its pulse itself, whatever becomes of the caller.
     *
     * @return whether its relay was set
     */
    public boolean open(long monoMillis) {
        synchronized (this) {
            watch.grant(monoMillis);
        }
        Switch output = relay.isEmpty() ? null : outputs.named(relay);
        if (output == null) {
            relayFaults.incrementAndGet();
            LOG.warn("door {} was not opened for a grant: there is no output '{}'", rules.id(), relay);
            return false;
        }
        try {
            output.pulse(rules.pulseMillis());
            return true;
        } catch (RuntimeException e) {
            relayFaults.incrementAndGet();
            LOG.error("door {} was not opened for a grant: output '{}' failed", rules.id(), relay, e);
            return false;
        }
    }

    public synchronized void contact(Contact.State state, long monoMillis) {
        watch.contact(state, monoMillis);
    }

    /** The handle inside, or the button beside the door. */
    public synchronized void handle(Contact.State state, long monoMillis) {
        watch.handle(state, monoMillis);
    }

    public synchronized void fire(Contact.State state, long monoMillis) {
        watch.fire(state, monoMillis);
    }

    /** Grants for which it could not be opened, ever. */
    public long relayFaults() {
        return relayFaults.get();
    }

    /** Lets time pass and tells what began or ended since. */
    public void tick(long monoMillis, DoorAlarms alarms) {
        List<DoorWatch.Note> notes;
        synchronized (this) {
            notes = watch.tick(monoMillis);
        }
        for (DoorWatch.Note note : notes) {
            if (note.isRaised()) {
                alarms.raise(note.kind(), rules.id());
            } else {
                alarms.clear(note.kind(), rules.id());
            }
        }
    }
}
