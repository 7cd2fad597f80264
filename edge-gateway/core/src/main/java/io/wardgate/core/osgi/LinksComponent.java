package io.wardgate.core.osgi;

import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.core.link.LinkHealth;
import io.wardgate.core.link.LinkSettings;
import io.wardgate.core.link.LinkTable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The links between radios and bands, judged by the configured thresholds; the defaults hold for a document without a
 * section {@code links}. A changed document changes them in place.
 */
@Component(
        service = {LinkTable.class, HealthCheck.class},
        configurationPid = LinksComponent.PID)
@Designate(ocd = LinksConfiguration.class)
public final class LinksComponent extends LinkTable implements HealthCheck {

    static final String PID = "io.wardgate.links";

    private static final long MILLIS_PER_SECOND = 1_000;

    private final LinkHealth health = new LinkHealth(this);

    @Activate
    public LinksComponent(LinksConfiguration configuration) {
        super(settings(configuration));
    }

    @Modified
    void modified(LinksConfiguration configuration) {
        use(settings(configuration));
    }

    @Override
    public String name() {
        return health.name();
    }

    @Override
    public Health check() {
        return health.check();
    }

    static LinkSettings settings(LinksConfiguration from) {
        return new LinkSettings(
                from.rssiWeightPercent(),
                from.betterByPercent(),
                MILLIS_PER_SECOND * from.betterSeconds(),
                from.betterReports(),
                MILLIS_PER_SECOND * from.dwellSeconds(),
                from.leaveDbm(),
                from.returnDbm(),
                from.silentIntervals(),
                MILLIS_PER_SECOND * from.silentSeconds());
    }
}
