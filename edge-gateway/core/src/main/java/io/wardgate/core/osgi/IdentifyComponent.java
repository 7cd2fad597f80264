package io.wardgate.core.osgi;

import io.wardgate.api.command.CommandHandler;
import io.wardgate.core.command.Identify;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Carries out {@code identify} with the LED that the section {@code gateway} names. */
@Component(
        service = CommandHandler.class,
        configurationPid = GatewayComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class IdentifyComponent extends Identify {

    @Activate
    public IdentifyComponent(GatewayConfiguration configuration) {
        super(configuration.identifyLed());
    }
}
