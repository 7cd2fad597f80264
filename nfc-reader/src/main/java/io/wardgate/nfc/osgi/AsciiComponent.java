package io.wardgate.nfc.osgi;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.nfc.ascii.AsciiFormat;
import io.wardgate.nfc.ascii.AsciiParser;
import io.wardgate.nfc.number.NumberReader;
import io.wardgate.nfc.number.NumberSettings;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One configured reader that writes lines as a service. */
@Component(
        configurationPid = AsciiComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = TagReader.class)
@Designate(ocd = AsciiConfig.class, factory = true)
public final class AsciiComponent extends ReaderComponent {

    static final String PID = "io.wardgate.nfc.ascii";
    private static final String SECTION = "nfc.ascii";

    @Activate
    public AsciiComponent(BundleContext bundle, AsciiConfig config, @Reference GatewayClock clock) {
        super(bundle, SECTION, reader(config, clock));
    }

    private static TagReader reader(AsciiConfig config, GatewayClock clock) {
        PortAddress port = PortAddress.parsePlain(SECTION, config.port(), config.baud());
        AsciiFormat format = AsciiFormat.parse(
                config.terminator(),
                config.pattern(),
                config.digits(),
                config.reversed(),
                config.bcc(),
                config.octets());
        NumberSettings settings = new NumberSettings(config.name(), port::open, config.holdMillis());
        return NumberReader.of(settings, "lines of text", new AsciiParser(format), clock);
    }
}
