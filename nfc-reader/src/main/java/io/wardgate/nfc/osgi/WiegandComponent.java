package io.wardgate.nfc.osgi;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.nfc.number.NumberReader;
import io.wardgate.nfc.number.NumberSettings;
import io.wardgate.nfc.wiegand.WiegandParser;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One configured bridge of the Wiegand interface as a service. */
@Component(
        configurationPid = WiegandComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = TagReader.class)
@Designate(ocd = WiegandConfig.class, factory = true)
public final class WiegandComponent extends ReaderComponent {

    static final String PID = "io.wardgate.nfc.wiegand";
    private static final String SECTION = "nfc.wiegand";

    @Activate
    public WiegandComponent(BundleContext bundle, WiegandConfig config, @Reference GatewayClock clock) {
        super(bundle, SECTION, reader(config, clock));
    }

    private static TagReader reader(WiegandConfig config, GatewayClock clock) {
        PortAddress port = PortAddress.parsePlain(SECTION, config.port(), config.baud());
        NumberSettings settings = new NumberSettings(config.name(), port::open, config.holdMillis());
        return NumberReader.of(settings, "Wiegand frames", new WiegandParser(), clock);
    }
}
