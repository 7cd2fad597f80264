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
import java.util.List;
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

    private final FileBufferStore store;
    private final List<ServiceRegistration<?>> registrations;

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
        this.store = new FileBufferStore(settings(configuration), identity.gatewayId(), clock, drops);
        try {
            this.registrations = List.of(
                    context.registerService(BufferStore.class, store, null),
                    context.registerService(CommandJournal.class, store.journal(), null),
                    context.registerService(HealthCheck.class, store.health(), null));
        } catch (IllegalStateException e) {
            // The bundle was stopped meanwhile: nobody else would close the store.
            store.close();
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
            store.close();
        }
    }
}
