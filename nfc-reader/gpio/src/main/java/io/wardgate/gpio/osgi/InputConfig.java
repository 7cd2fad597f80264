package io.wardgate.gpio.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of one input; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(id = InputComponent.PID, name = "Input", description = "A contact or a panel's line on a pin")
@interface InputConfig {

    @AttributeDefinition(description = "Name of the input, unique on this gateway")
    String name();

    @AttributeDefinition(description = "Number of the pin, as the kernel counts", min = "0", max = "1023")
    int pin();

    @AttributeDefinition(description = "Whether it is active when the pin is low")
    boolean activeLow() default false;

    @AttributeDefinition(description = "How long it must say the same to be believed, in ms", min = "0", max = "2000")
    int debounceMillis() default 50;
}
