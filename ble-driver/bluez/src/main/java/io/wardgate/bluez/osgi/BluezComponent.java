package io.wardgate.bluez.osgi;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.gatt.GattCentral;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.gatt.GattLink;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.source.osgi.SourceComponent;
import io.wardgate.bluez.bus.BusAddress;
import io.wardgate.bluez.radio.BluezRadio;
import io.wardgate.bluez.scan.BluezSettings;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One configured adapter of BlueZ as two services: it hears, and it connects. */
@Component(
        configurationPid = BluezComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {AdvertisementSource.class, GattCentral.class})
@Designate(ocd = BluezConfig.class, factory = true)
public final class BluezComponent extends SourceComponent<BluezRadio> implements GattCentral {

    static final String PID = "io.wardgate.ble.bluez";

    @Activate
    public BluezComponent(BundleContext bundle, BluezConfig config, @Reference GatewayClock clock) {
        super(bundle, urgency -> new BluezRadio(settings(config), config.links(), urgency, clock));
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

    private static BluezSettings settings(BluezConfig config) {
        return new BluezSettings(
                config.name(),
                BusAddress.parse("ble.bluez.bus", config.bus()),
                AdapterBinding.parse("ble.bluez", config.adapter(), AdapterBinding.SYSFS),
                config.watchdogSeconds(),
                config.queue());
    }
}
