package io.wardgate.gpio.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of one output; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(id = OutputComponent.PID, name = "Output", description = "A relay, lamp or buzzer on a pin")
@interface OutputConfig {

    @AttributeDefinition(description = "Name of the output, unique on this gateway")
    String name();

    @AttributeDefinition(description = "Number of the pin, as the kernel counts", min = "0", max = "1023")
    int pin();

    @AttributeDefinition(description = "Whether it is on when the pin is low")
    boolean activeLow() default false;

    @AttributeDefinition(description = "Longest that it stays on, in ms", min = "1", max = "10000")
    int maxMillis() default 3_000;
}
