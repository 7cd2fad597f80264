package io.wardgate.ble.source.osgi;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.RadioKind;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.health.HealthCheck;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * One configured radio as a service. The pipeline starts it; leaving stops it, so that no thread, child or port outlives
 * the component. Its health check is a service of its own, because both interfaces have a name.
 *
 * <p>What declarative services set or call here is protected: they do not reach less in a class above a component's.
 *
 * @param <S> the radio
 */
public abstract class SourceComponent<S extends AdvertisementSource> implements AdvertisementSource {

    protected final S radio;
    private final BundleContext bundle;
    private @Nullable ServiceRegistration<HealthCheck> health;

    /** Comes with the decoders, whose configuration knows the bands; until then only the radio's own word counts. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    protected volatile @Nullable UrgencyProbe urgency;

    /** @param make makes the radio, which opens nothing before it is started (docs/adr/0005) */
    protected SourceComponent(BundleContext bundle, Function<UrgencyProbe, S> make) {
        this.bundle = bundle;
        radio = make.apply(this::mayBeUrgent);
    }

    /** The radio's state and figures, under a name that is unique on the gateway. */
    protected abstract HealthCheck health();

    @Activate
    protected final void tellHealth() {
        health = bundle.registerService(HealthCheck.class, health(), null);
    }

    @Deactivate
    protected final void leave() {
        if (health != null) {
            health.unregister();
        }
        radio.stop();
    }

    @Override
    public final String name() {
        return radio.name();
    }

    @Override
    public final RadioKind kind() {
        return radio.kind();
    }

    @Override
    public final void start(AdvertisementSink sink) {
        radio.start(sink);
    }

    @Override
    public final void stop() {
        radio.stop();
    }

    @Override
    public final SourceStatistics statistics() {
        return radio.statistics();
    }

    private boolean mayBeUrgent(Advertisement advertisement) {
        UrgencyProbe probe = urgency;
        return probe != null && probe.mayBeUrgent(advertisement);
    }
}
