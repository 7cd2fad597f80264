package io.wardgate.core.osgi;

import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which configured components run: a component that failed to activate, or whose neighbour is missing, is named
 * here while all others go on. Says once in the log what the start took.
 */
@Component(immediate = true, service = HealthCheck.class)
public final class ComponentsHealth implements HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ComponentsHealth.class);

    private final ConfigurationAdmin admin;
    private final ServiceComponentRuntime runtime;
    private final Set<String> saidFailures = new HashSet<>();
    private boolean started;

    @Activate
    public ComponentsHealth(
            @Reference ConfigurationAdmin admin, @Reference(updated = "changed") ServiceComponentRuntime runtime) {
        this.admin = admin;
        this.runtime = runtime;
    }

    @Override
    public String name() {
        return "components";
    }

    @Override
    public Health check() {
        try {
            Set<String> configured = configured();
            Set<String> active = active();
            List<String> idle = new ArrayList<>(configured);
            idle.removeAll(active);
            long running = configured.size() - idle.size();
            Map<String, Long> figures = Map.of("configured", (long) configured.size(), "active", running);
            return idle.isEmpty()
                    ? new Health(Health.State.OK, running + " components active", figures)
                    : new Health(
                            Health.State.FAILED, "not active: " + String.join(", ", idle) + " " + failures(), figures);
        } catch (IOException | InvalidSyntaxException e) {
            return new Health(Health.State.FAILED, "cannot be listed: " + e.getMessage(), Map.of());
        }
    }

    /** Called by the component runtime after each of its changes, because it counts them in a service property. */
    synchronized void changed(ServiceComponentRuntime changedRuntime) {
        for (String failure : failures()) {
            if (saidFailures.add(failure)) {
                LOG.error("{}; the other components go on", failure);
            }
        }
        if (!started && check().state() == Health.State.OK && check().figures().getOrDefault("active", 0L) > 0) {
            started = true;
            ProcessHandle.Info process = ProcessHandle.current().info();
            LOG.info(
                    "all {} components active after {} CPU-ms",
                    check().figures().get("active"),
                    process.totalCpuDuration().map(java.time.Duration::toMillis).orElse(-1L));
        }
    }

    private Set<String> configured() throws IOException, InvalidSyntaxException {
        Set<String> pids = new HashSet<>();
        Configuration[] all = admin.listConfigurations("(service.pid=io.wardgate.*)");
        for (Configuration configuration : all == null ? new Configuration[0] : all) {
            pids.add(configuration.getPid());
        }
        return pids;
    }

    /** Components that refused to start, each with its reason. */
    private List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(description)) {
                if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    failures.add(configuration.properties.get("service.pid") + " does not start: "
                            + FailureReason.of(configuration.failure));
                }
            }
        }
        return failures;
    }

    private Set<String> active() {
        Set<String> pids = new HashSet<>();
        for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(description)) {
                if (configuration.state == ComponentConfigurationDTO.ACTIVE) {
                    pids.add(String.valueOf(configuration.properties.get("service.pid")));
                }
            }
        }
        return pids;
    }
}
