package io.wardgate.runtime.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the gateway: one framework, the bundles that its list names, nothing else.
 *
 * <p>Logging lives here, below the framework, because SLF4J's provider lookup does not work among bundles without
 * further machinery; bundles see {@code org.slf4j} as a package of the system. The framework's storage is derived data
 * and is made anew at every start, so that a cold start and a warm one are the same start.
 *
 * <p>Exit codes: 0 stopped, 1 could not start, 2 wrong arguments, 78 no usable configuration.
 */
public final class GatewayMain {

    /** Manifest header of bundles that bring data in: they stop before those that keep it, so that none is lost. */
    static final String STOPS_FIRST = "WardGate-Stops-First";

    private static final int LAST_START_LEVEL = 2;
    private static final Logger LOG = LoggerFactory.getLogger(GatewayMain.class);

    private GatewayMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        Options options;
        try {
            Path image = Path.of(System.getProperty("wardgate.image", ".")).toAbsolutePath();
            options = Options.parse(image, List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("wardgate-gateway: " + e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(run(options));
    }

    private static int run(Options options) throws InterruptedException {
        Framework framework;
        try {
            framework = newFramework(options);
            framework.init();
        } catch (IOException | BundleException e) {
            LOG.error("cannot start {} in {}: {}", options.framework(), options.state(), e.toString());
            return 1;
        }
        Thread hook = new Thread(() -> stop(framework), "wardgate-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            List<Bundle> bundles = installBundles(framework, options);
            startBundles(bundles);
            framework.start();
            LOG.info("{} bundles started on {}", bundles.size(), options.framework());
        } catch (IOException | BundleException e) {
            LOG.error("cannot start the gateway's bundles: {}", e.toString(), e);
            stop(framework);
            return 1;
        }
        FrameworkEvent end = framework.waitForStop(0);
        LOG.info("gateway stopped");
        return end.getType() == FrameworkEvent.ERROR ? 1 : Integer.getInteger("wardgate.exitCode", 0);
    }

    static Framework newFramework(Options options) throws IOException {
        FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new IOException("lib/" + options.framework() + " is not on the class path"));
        Files.createDirectories(options.state());
        String slf4jVersion = LoggerFactory.class.getPackage().getImplementationVersion();
        String slf4j = ";version=\"" + (slf4jVersion == null ? "2.0.0" : slf4jVersion) + "\"";
        return factory.newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE,
                options.state().resolve("framework-" + options.framework()).toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN,
                Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                Integer.toString(LAST_START_LEVEL),
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                "org.slf4j" + slf4j + ",org.slf4j.event" + slf4j + ",org.slf4j.helpers" + slf4j + ",org.slf4j.spi"
                        + slf4j,
                // A failed activation is told in one line by the health check "components", not by a stack on stderr.
                "ds.log.enabled",
                "false",
                "wardgate.configuration",
                options.configuration().toString(),
                "wardgate.state",
                options.state().toString()));
    }

    /** Installs all bundles before any starts: the order of starting must not matter. */
    static List<Bundle> installBundles(Framework framework, Options options) throws IOException, BundleException {
        Path bundles = options.image().resolve("bundles");
        List<Bundle> installed = new ArrayList<>();
        for (String name : Files.readAllLines(bundles.resolve(options.framework() + ".list"))) {
            Bundle bundle = framework
                    .getBundleContext()
                    .installBundle("reference:" + bundles.resolve(name).toUri());
            bundle.adapt(BundleStartLevel.class)
                    .setStartLevel(bundle.getHeaders().get(STOPS_FIRST) == null ? 1 : LAST_START_LEVEL);
            installed.add(bundle);
        }
        return installed;
    }

    static void startBundles(List<Bundle> bundles) throws BundleException {
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
    }

    static void stop(Framework framework) {
        try {
            framework.stop();
            framework.waitForStop(20_000);
        } catch (BundleException e) {
            LOG.error("the framework did not stop cleanly: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
