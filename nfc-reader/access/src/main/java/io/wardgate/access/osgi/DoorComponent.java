package io.wardgate.access.osgi;

import io.wardgate.access.door.Door;
import io.wardgate.access.door.DoorRules;
import io.wardgate.api.actuator.Contact;
import io.wardgate.api.actuator.Contact.State;
import io.wardgate.api.clock.GatewayClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One configured door. Watches its inputs while they are there; without its contact the door's state is unknown. */
@Component(
        service = DoorComponent.class,
        immediate = true,
        configurationPid = DoorComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DoorConfig.class, factory = true)
public final class DoorComponent {

    static final String PID = "io.wardgate.access.door";

    private static final Logger LOG = LoggerFactory.getLogger(DoorComponent.class);

    private final DoorConfig config;
    private final AccessComponent access;
    private final GatewayClock clock;
    private final Door door;
    private final List<Contact> inputs = new ArrayList<>();
    private final Map<Contact, AutoCloseable> watches = new HashMap<>();
    private boolean isOpen;

    @Activate
    public DoorComponent(DoorConfig config, @Reference AccessComponent access, @Reference GatewayClock clock) {
        this.config = config;
        this.access = access;
        this.clock = clock;
        DoorRules rules = new DoorRules(
                config.id(),
                config.zone(),
                config.pulseMillis(),
                config.enterMillis(),
                config.heldMillis(),
                config.tellsForced());
        this.door = new Door(rules, config.relay(), access::output, access::entered);
    }

    /** Inputs that were bound before are watched from now on (docs/adr/0005). */
    @Activate
    synchronized void open() {
        access.join(door);
        isOpen = true;
        inputs.forEach(this::watch);
    }

    @Deactivate
    synchronized void leave() {
        access.leave(door);
        List.copyOf(inputs).forEach(this::unbindContact);
        isOpen = false;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void bindContact(Contact input) {
        String name = input.name();
        if (name.equals(config.contact()) || name.equals(config.handle()) || name.equals(config.fire())) {
            inputs.add(input);
            if (isOpen) {
                watch(input);
            }
        }
    }

    synchronized void unbindContact(Contact input) {
        inputs.remove(input);
        AutoCloseable watch = watches.remove(input);
        if (watch == null) {
            return;
        }
        try {
            watch.close();
        } catch (Exception e) {
            LOG.warn("door {}: input {} does not let go: {}", door.id(), input.name(), e.toString());
        }
        changed(input.name(), State.UNKNOWN, clock.monoMillis());
    }

    private void watch(Contact input) {
        String name = input.name();
        watches.put(input, input.watch((state, nanos) -> changed(name, state, Math.floorDiv(nanos, 1_000_000L))));
    }

    /** One input may serve more than one purpose. */
    private void changed(String input, State state, long monoMillis) {
        if (input.equals(config.contact())) {
            door.contact(state, monoMillis);
        }
        if (input.equals(config.handle())) {
            door.handle(state, monoMillis);
        }
        if (input.equals(config.fire())) {
            door.fire(state, monoMillis);
        }
    }
}
