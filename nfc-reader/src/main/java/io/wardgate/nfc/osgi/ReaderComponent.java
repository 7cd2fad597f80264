package io.wardgate.nfc.osgi;

import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.nfc.ReaderListener;
import io.wardgate.api.nfc.ReaderStatistics;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.nfc.reader.ReaderHealth;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;

/**
 * One configured reader as a service, not started: whoever takes taps starts it with its listener. Leaving stops it, so
 * that no thread or port outlives the component. The service has the property {@code name} from the configuration. Its
 * health check is a service of its own, because both interfaces have a name.
 *
 * <p>What declarative services call here is protected: they do not reach less in a class above a component's.
 */
public abstract class ReaderComponent implements TagReader {

    private final BundleContext bundle;
    private final String section;
    private final TagReader reader;
    private @Nullable ServiceRegistration<HealthCheck> health;

    /**
     * @param section of the configuration that it comes from, as {@code nfc.pn532}
     * @param reader which opens nothing before it is started (docs/adr/0005)
     */
    protected ReaderComponent(BundleContext bundle, String section, TagReader reader) {
        this.bundle = bundle;
        this.section = section;
        this.reader = reader;
    }

    @Activate
    protected final void tellHealth() {
        health = bundle.registerService(HealthCheck.class, new ReaderHealth(section, reader), null);
    }

    @Deactivate
    protected final void leave() {
        if (health != null) {
            health.unregister();
        }
        reader.stop();
    }

    @Override
    public final String name() {
        return reader.name();
    }

    @Override
    public final void start(ReaderListener listener) {
        reader.start(listener);
    }

    @Override
    public final void stop() {
        reader.stop();
    }

    @Override
    public final ReaderStatistics statistics() {
        return reader.statistics();
    }
}
