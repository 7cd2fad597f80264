package io.wardgate.ble.osgi;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.gatt.GattCentral;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.gatt.GattLink;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.ble.hci.HciRadio;
import io.wardgate.ble.hci.HciSettings;
import io.wardgate.ble.hci.Rescue;
import io.wardgate.ble.hci.ScanTiming;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.source.osgi.SourceComponent;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One configured controller on a line of its own, which hears and connects, as a service. */
@Component(
        configurationPid = HciComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {AdvertisementSource.class, GattCentral.class})
@Designate(ocd = HciConfig.class, factory = true)
public final class HciComponent extends SourceComponent<HciRadio> implements GattCentral {

    static final String PID = "io.wardgate.ble.hci";

    @Activate
    public HciComponent(BundleContext bundle, HciConfig config, @Reference GatewayClock clock) {
        super(bundle, urgency -> new HciRadio(settings(config), urgency, clock));
    }

    @Override
    protected HealthCheck health() {
        return radio.health();
    }

    @Override
    public int mostLinks() {
        return radio.mostLinks();
    }

    @Override
    public GattLink connect(GattDevice device, int timeoutMillis) throws GattException, InterruptedException {
        return radio.connect(device, timeoutMillis);
    }

    private static HciSettings settings(HciConfig config) {
        return new HciSettings(
                config.name(),
                PortAddress.parse("ble.hci", config.port(), config.baud()),
                new ScanTiming(config.scanIntervalMillis(), config.scanWindowMillis(), config.codedPhy()),
                config.watchdogSeconds(),
                config.queue(),
                new Rescue(words(config.powerCycle()), config.rebindUsb()),
                config.links());
    }

    private static List<String> words(String command) {
        return command.isBlank() ? List.of() : List.of(command.strip().split(" +", -1));
    }
}
