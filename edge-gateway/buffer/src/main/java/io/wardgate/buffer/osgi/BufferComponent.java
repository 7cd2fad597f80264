package io.wardgate.buffer.osgi;

import io.wardgate.api.batch.DropRegister;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.buffer.store.BufferHealth;
import io.wardgate.buffer.store.BufferSettings;
import io.wardgate.buffer.store.H2BufferStore;
import java.nio.file.Path;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Opens the store when the gateway is configured and publishes it with its health. */
@Component(
        name = BufferComponent.PID,
        configurationPid = BufferComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {})
@Capability(
        namespace = "osgi.service",
        attribute =
                "objectClass:List<String>=\"io.wardgate.api.buffer.BufferStore,io.wardgate.api.health.HealthCheck\"")
@Designate(ocd = BufferConfiguration.class)
public final class BufferComponent {

    static final String PID = "io.wardgate.buffer";

    private final H2BufferStore store;
    private final ServiceRegistration<HealthCheck> healthRegistration;
    private final ServiceRegistration<BufferStore> storeRegistration;

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
        this.store = new H2BufferStore(
                identity.gatewayId(),
                new BufferSettings(
                        Path.of(configuration.directory()),
                        configuration.rollMegabytes(),
                        configuration.rollMinutes(),
                        configuration.capacityMegabytes()),
                drops,
                clock);
        this.storeRegistration = context.registerService(BufferStore.class, store, null);
        this.healthRegistration = context.registerService(HealthCheck.class, new BufferHealth(store), null);
    }

    @Deactivate
    void close() {
        healthRegistration.unregister();
        storeRegistration.unregister();
        store.close();
    }
}
