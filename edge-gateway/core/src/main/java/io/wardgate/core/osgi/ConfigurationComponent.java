package io.wardgate.core.osgi;

import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.core.configuration.ComponentConfiguration;
import io.wardgate.core.configuration.ConfigurationException;
import io.wardgate.core.configuration.GatewayConfiguration;
import io.wardgate.core.configuration.GatewayConfiguration.InForce;
import io.wardgate.core.configuration.MetatypeDescription;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the configuration document into force at start and each time its file changes.
 *
 * <p>The launcher installs every bundle before it starts any, so all descriptions are there when this activates. One
 * thread, {@code wardgate-configuration}, watches the file; it ends with the component. A command that brings a document
 * applies it on its own thread.
 */
@Component(
        immediate = true,
        service = {HealthCheck.class, ConfigurationComponent.class})
public final class ConfigurationComponent implements HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationComponent.class);

    /** EX_CONFIG of sysexits.h: the supervisor should not restart until somebody fixed the document. */
    private static final String EXIT_NO_CONFIGURATION = "78";

    private final BundleContext context;
    private final ConfigurationAdmin admin;
    private final Path file;
    private final GatewayConfiguration configuration;
    private @Nullable WatchService watch;
    private @Nullable Thread watcher;
    private @Nullable InForce applied;
    private volatile boolean inForce;
    private volatile Health health = new Health(Health.State.DEGRADED, "not read yet", Map.of());

    @Activate
    public ConfigurationComponent(BundleContext context, @Reference ConfigurationAdmin admin) throws IOException {
        this.context = context;
        this.admin = admin;
        this.file = Path.of(required(context, "wardgate.configuration"));
        Path state = Path.of(required(context, "wardgate.state")).resolve("configuration");
        this.configuration = new GatewayConfiguration(file, state, descriptions(context));
    }

    @Activate
    void activate() throws IOException {
        WatchService watching = file.getFileSystem().newWatchService();
        watch = watching;
        watcher = new Thread(() -> loadAndWatch(watching), "wardgate-configuration");
        watcher.start();
    }

    @Deactivate
    void deactivate() throws IOException, InterruptedException {
        if (watch != null) {
            watch.close();
        }
        if (watcher != null) {
            watcher.join();
        }
    }

    @Override
    public String name() {
        return "configuration";
    }

    @Override
    public Health check() {
        return health;
    }

    /** Whether every component has been given its configuration, so that those that do not run can be named. */
    boolean isInForce() {
        return inForce;
    }

    /**
     * Makes a text the document in force, as if somebody had written the file, and returns its revision.
     *
     * @throws ConfigurationException with everything that is wrong with it
     */
    long replace(String text) throws ConfigurationException, IOException {
        long revision = configuration.replace(text);
        load();
        return revision;
    }

    /** The file's watch and a command may both see the same document: it is applied once. */
    private synchronized void load() {
        try {
            InForce now = configuration.load();
            if (inForce && now.equals(applied)) {
                return;
            }
            applied = null;
            apply(now.components());
            inForce = true;
            applied = now;
            Map<String, Long> figures = Map.of("revision", now.revision());
            if (now.refusal().isEmpty()) {
                health = new Health(Health.State.OK, "revision " + now.revision() + " in force", figures);
                LOG.info("configuration {} revision {} in force", file, now.revision());
            } else {
                health = new Health(
                        Health.State.DEGRADED,
                        "document refused, last good revision " + now.revision() + " stays: " + now.refusal(),
                        figures);
                LOG.error(
                        "configuration {} refused: {}. Last good revision {} stays in force",
                        file,
                        now.refusal(),
                        now.revision());
            }
        } catch (ConfigurationException e) {
            LOG.error(
                    "configuration {} refused: {}. There is no last good one; correct the file and start again",
                    file,
                    e.getMessage());
            giveUp();
        } catch (IOException | InvalidSyntaxException e) {
            health = new Health(Health.State.FAILED, "could not be applied: " + e.getMessage(), Map.of());
            LOG.error("configuration {} could not be applied: {}", file, e.toString());
        }
    }

    private void apply(List<ComponentConfiguration> components) throws IOException, InvalidSyntaxException {
        Set<String> wanted = new HashSet<>();
        for (ComponentConfiguration component : components) {
            Configuration target = component.instance().isEmpty()
                    ? admin.getConfiguration(component.pid(), "?")
                    : admin.getFactoryConfiguration(component.pid(), component.instance(), "?");
            wanted.add(target.getPid());
            Dictionary<String, Object> properties = new Hashtable<>(component.properties());
            target.updateIfDifferent(properties);
        }
        Configuration[] all = admin.listConfigurations("(service.pid=io.wardgate.*)");
        for (Configuration old : all == null ? new Configuration[0] : all) {
            if (!wanted.contains(old.getPid())) {
                old.delete();
            }
        }
    }

    /** Reads the document, and again whenever something of its name is written or moved into its folder. */
    private void loadAndWatch(WatchService watch) {
        Path folder = file.resolveSibling("");
        try {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            load();
            while (true) {
                WatchKey key = watch.take();
                boolean changed = key.pollEvents().stream()
                        .anyMatch(event ->
                                event.context() == null || event.context().equals(file.getFileName()));
                if (changed) {
                    load();
                }
                key.reset();
            }
        } catch (ClosedWatchServiceException e) {
            LOG.debug("no longer watching {}", folder);
        } catch (IOException e) {
            LOG.warn("cannot watch {} for changes ({}); a restart reads the document anew", folder, e.toString());
            load();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveUp() {
        System.setProperty("wardgate.exitCode", EXIT_NO_CONFIGURATION);
        try {
            context.getBundle(0).stop();
        } catch (BundleException e) {
            LOG.error("the framework does not stop: {}", e.toString());
        }
    }

    private static List<MetatypeDescription> descriptions(BundleContext context) {
        List<MetatypeDescription> descriptions = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            var entries = bundle.findEntries("OSGI-INF/metatype", "*.xml", false);
            if (entries != null) {
                Collections.list(entries).forEach(location -> descriptions.add(new MetatypeDescription(location)));
            }
        }
        return descriptions;
    }

    private static String required(BundleContext context, String property) {
        String value = context.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("framework property " + property + " is missing");
        }
        return value;
    }
}
