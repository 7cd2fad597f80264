package io.wardgate.core.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Section {@code gateway} of the configuration. */
@ObjectClassDefinition(id = GatewayComponent.PID, name = "Gateway", description = "Who this gateway is")
@interface GatewayConfiguration {

    @AttributeDefinition(
            description = "Position of the gateway, unique in the hospital: 1 to 32 of A-Z, a-z, 0-9, '-' and '_'")
    String id();

    @AttributeDefinition(
            required = false,
            description = "LED that the command identify blinks: a name below /sys/class/leds; empty for none")
    String identifyLed() default "";
}
