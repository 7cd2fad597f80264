package io.wardgate.core.osgi;

import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.core.health.ActivationWatch;
import io.wardgate.core.health.ComponentState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the {@link ActivationWatch} the components of this framework. The component runtime tells of its changes up to
 * 5 s late and swallows why an activation failed, so the thread {@code wardgate-components} looks by itself.
 */
@Component(immediate = true, service = HealthCheck.class)
public final class ComponentsHealth implements HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ComponentsHealth.class);
    private static final long STARTING_MILLIS = 100;
    private static final long STARTED_MILLIS = 1_000;

    private final ConfigurationAdmin admin;
    private final ServiceComponentRuntime runtime;
    private final ConfigurationComponent configuration;
    private final ActivationWatch watch = new ActivationWatch();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread looker = new Thread(this::lookAgainAndAgain, "wardgate-components");

    @Activate
    public ComponentsHealth(
            @Reference ConfigurationAdmin admin,
            @Reference ServiceComponentRuntime runtime,
            @Reference ConfigurationComponent configuration) {
        this.admin = admin;
        this.configuration = configuration;
        this.runtime = runtime;
    }

    @Activate
    void start() {
        looker.start();
    }

    @Deactivate
    void stop() throws InterruptedException {
        closing.countDown();
        looker.join();
    }

    @Override
    public String name() {
        return "components";
    }

    @Override
    public Health check() {
        return watch.health();
    }

    private void lookAgainAndAgain() {
        try {
            do {
                if (configuration.isInForce()) {
                    look();
                }
            } while (!closing.await(watch.isComplete() ? STARTED_MILLIS : STARTING_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            LOG.debug("the framework stops: {}", e.toString());
        }
    }

    private void look() {
        try {
            Map<String, Configuration> configured = configured();
            long nowMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
            for (String pid : watch.look(states(configured), nowMillis)) {
                Configuration failed = Objects.requireNonNull(configured.get(pid));
                failed.update(failed.getProperties());
            }
        } catch (IOException | InvalidSyntaxException e) {
            LOG.warn("components cannot be listed or started again: {}", e.toString());
        }
    }

    private Map<String, Configuration> configured() throws IOException, InvalidSyntaxException {
        Map<String, Configuration> configured = new HashMap<>();
        Configuration[] all = admin.listConfigurations("(service.pid=io.wardgate.*)");
        for (Configuration configuration : all == null ? new Configuration[0] : all) {
            configured.put(configuration.getPid(), configuration);
        }
        return configured;
    }

    private List<ComponentState> states(Map<String, Configuration> configured) {
        Map<String, ComponentState> states = new HashMap<>();
        configured.keySet().forEach(pid -> states.put(pid, new ComponentState(pid, false, "")));
        for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO component : runtime.getComponentConfigurationDTOs(description)) {
                String pid = String.valueOf(component.properties.get("service.pid"));
                states.computeIfPresent(pid, (key, old) -> stateOf(pid, description, component));
            }
        }
        return new ArrayList<>(states.values());
    }

    /** One that is made at its first call runs as soon as it could be made. */
    private static ComponentState stateOf(
            String pid, ComponentDescriptionDTO description, ComponentConfigurationDTO component) {
        boolean running = component.state == ComponentConfigurationDTO.ACTIVE
                || component.state == ComponentConfigurationDTO.SATISFIED && !description.immediate;
        boolean failed = component.state == ComponentConfigurationDTO.FAILED_ACTIVATION;
        return new ComponentState(pid, running, failed ? Objects.requireNonNullElse(component.failure, "") : "");
    }
}
