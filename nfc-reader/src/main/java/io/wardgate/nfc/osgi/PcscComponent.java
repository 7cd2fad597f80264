package io.wardgate.nfc.osgi;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.nfc.pcsc.PcscReader;
import io.wardgate.nfc.pcsc.PcscSettings;
import io.wardgate.nfc.pcsc.Provider;
import java.util.Locale;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One configured terminal of the PC/SC service as a service. */
@Component(
        configurationPid = PcscComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = TagReader.class)
@Designate(ocd = PcscConfig.class, factory = true)
public final class PcscComponent extends ReaderComponent {

    static final String PID = "io.wardgate.nfc.pcsc";
    private static final String SECTION = "nfc.pcsc";

    @Activate
    public PcscComponent(BundleContext bundle, PcscConfig config, @Reference GatewayClock clock) {
        super(bundle, SECTION, PcscReader.of(settings(config), clock));
    }

    private static PcscSettings settings(PcscConfig config) {
        return new PcscSettings(config.name(), provider(config.provider()), config.terminal(), config.pollMillis());
    }

    private static Provider provider(String text) {
        for (Provider provider : Provider.values()) {
            if (provider.name().toLowerCase(Locale.ROOT).equals(text)) {
                return provider;
            }
        }
        throw new IllegalArgumentException(SECTION + ".provider = " + text + " is not allowed; use jna or jdk");
    }
}
