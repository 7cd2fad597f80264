package io.wardgate.buffer.osgi;

import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.CommandJournal;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.buffer.file.FileKind;
import io.wardgate.buffer.store.BufferSettings;
import io.wardgate.buffer.store.FileBufferStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Opens the store when the gateway is configured and publishes it with the command journal and its health. */
@Component(
        name = BufferComponent.PID,
        configurationPid = BufferComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Capability(
        namespace = "osgi.service",
        attribute =
                "objectClass:List<String>=\"io.wardgate.api.buffer.BufferStore,io.wardgate.api.command.CommandJournal"
                        + ",io.wardgate.api.health.HealthCheck\"")
@Designate(ocd = BufferConfiguration.class)
public final class BufferComponent {

    static final String PID = "io.wardgate.buffer";

    private final BufferSettings settings;
    private final BundleContext context;
    private final GatewayIdentity identity;
    private final GatewayClock clock;
    private final DropRegister drops;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private @Nullable FileBufferStore store;

    @Activate
    public BufferComponent(
            BufferConfiguration configuration,
            BundleContext context,
            @Reference GatewayIdentity identity,
            @Reference GatewayClock clock,
            @Reference DropRegister drops) {
        if (configuration.directory().isBlank()) {
            throw new IllegalArgumentException("buffer.directory is empty: name a directory for the buffer's files");
        }
        this.settings = settings(configuration);
        this.context = context;
        this.identity = identity;
        this.clock = clock;
        this.drops = drops;
    }

    /** Not in the constructor: a service that leaves meanwhile makes the framework forget the object without a word. */
    @Activate
    void open() {
        FileBufferStore opened = new FileBufferStore(settings, identity.gatewayId(), clock, drops);
        store = opened;
        try {
            registrations.add(context.registerService(BufferStore.class, opened, null));
            registrations.add(context.registerService(CommandJournal.class, opened.journal(), null));
            registrations.add(context.registerService(HealthCheck.class, opened.health(), null));
        } catch (IllegalStateException e) {
            // The bundle was stopped meanwhile, and who fails to activate is not deactivated.
            opened.close();
            throw e;
        }
    }

    private static BufferSettings settings(BufferConfiguration configuration) {
        return new BufferSettings(
                Path.of(configuration.directory()),
                kind(configuration.store()),
                configuration.rollMegabytes(),
                configuration.rollMinutes(),
                configuration.capacityMegabytes(),
                configuration.graceMinutes(),
                configuration.flashMegabytesPerDay());
    }

    private static FileKind kind(String store) {
        return switch (store) {
            case "h2" -> FileKind.H2;
            case "log" -> FileKind.LOG;
            default -> throw new IllegalArgumentException("buffer.store is " + store + "; allowed: h2, log");
        };
    }

    @Deactivate
    void close() {
        try {
            registrations.forEach(ServiceRegistration::unregister);
        } finally {
            if (store != null) {
                store.close();
            }
        }
    }
}
