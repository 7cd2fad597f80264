package io.wardgate.access.osgi;

import io.wardgate.access.tap.PointDesk;
import io.wardgate.access.tap.TapPoint;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.PointType;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.ZoneClass;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** One configured tap point. Starts its reader when that is there and stops it when it leaves itself. */
@Component(
        service = HealthCheck.class,
        immediate = true,
        configurationPid = PointComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PointConfig.class, factory = true)
public final class PointComponent implements HealthCheck {

    static final String PID = "io.wardgate.access.point";

    private final AccessComponent access;
    private final TapPoint point;
    private @Nullable PointDesk desk;
    private @Nullable TagReader reader;

    @Activate
    public PointComponent(PointConfig config, @Reference AccessComponent access) {
        this.access = access;
        this.point = point(config);
    }

    /** Readers that were bound before are started now: earlier, nobody would stop them (docs/adr/0005). */
    @Activate
    synchronized void open() {
        PointDesk joined = access.join(point);
        try {
            if (reader != null) {
                reader.start(joined);
            }
            desk = joined;
        } catch (RuntimeException e) {
            access.leave(joined);
            throw e;
        }
    }

    @Deactivate
    synchronized void leave() {
        if (desk != null) {
            access.leave(desk);
        }
        stop();
        desk = null;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void bindReader(TagReader found) {
        if (reader == null && found.name().equals(point.reader())) {
            reader = found;
            if (desk != null) {
                found.start(desk);
            }
        }
    }

    synchronized void unbindReader(TagReader lost) {
        if (lost == reader) {
            stop();
        }
    }

    @Override
    public String name() {
        return "point " + point.id();
    }

    @Override
    public synchronized Health check() {
        Map<String, Long> figures = desk == null ? Map.of() : desk.figures().byName();
        return reader == null
                ? new Health(Health.State.DEGRADED, "there is no reader '" + point.reader() + "'", figures)
                : new Health(Health.State.OK, "reads by " + point.reader(), figures);
    }

    private void stop() {
        TagReader started = reader;
        reader = null;
        if (started != null && desk != null) {
            started.stop();
        }
    }

    private static TapPoint point(PointConfig config) {
        Tap.Place place = new Tap.Place(
                config.id(),
                config.zone(),
                ZoneClass.valueOf(config.zoneClass()),
                PointType.valueOf(config.type()),
                config.door());
        return new TapPoint(
                config.reader(),
                place,
                AuthLevel.valueOf(config.minimumLevel()),
                config.factorMillis(),
                new TapPoint.Lamps(config.green(), config.amber(), config.red(), config.buzzer()));
    }
}
