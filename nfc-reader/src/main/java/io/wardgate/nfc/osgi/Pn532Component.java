package io.wardgate.nfc.osgi;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.nfc.pn532.Pn532Reader;
import io.wardgate.nfc.pn532.ReaderSettings;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One configured PN532 as a service. */
@Component(
        configurationPid = Pn532Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = TagReader.class)
@Designate(ocd = Pn532Config.class, factory = true)
public final class Pn532Component extends ReaderComponent {

    static final String PID = "io.wardgate.nfc.pn532";
    private static final String SECTION = "nfc.pn532";

    @Activate
    public Pn532Component(BundleContext bundle, Pn532Config config, @Reference GatewayClock clock) {
        super(bundle, SECTION, new Pn532Reader(settings(config), clock));
    }

    private static ReaderSettings settings(Pn532Config config) {
        PortAddress port = PortAddress.parsePlain(SECTION, config.port(), config.baud());
        return new ReaderSettings(config.name(), port::open, config.pollMillis(), null);
    }
}
