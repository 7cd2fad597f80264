package io.wardgate.core.osgi;

import io.wardgate.api.identity.GatewayIdentity;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Publishes who this gateway is, once the configuration says so. */
@Component(
        service = GatewayIdentity.class,
        immediate = true,
        configurationPid = GatewayComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = GatewayConfiguration.class)
public final class GatewayComponent implements GatewayIdentity {

    static final String PID = "io.wardgate.gateway";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final String id;

    @Activate
    public GatewayComponent(GatewayConfiguration configuration) {
        this.id = checked(configuration.id());
    }

    @Override
    public String gatewayId() {
        return id;
    }

    static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "gateway.id is \"" + id + "\"; allowed: 1 to 32 of A-Z, a-z, 0-9, '-' and '_'");
        }
        return id;
    }
}
