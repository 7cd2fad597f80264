package io.wardgate.gpio.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Configuration of the pins; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(id = BoardComponent.PID, name = "Pins", description = "The pins of this machine")
@interface BoardConfig {

    @AttributeDefinition(
            description =
                    "sysfs: pins of the kernel; none: outputs do nothing and inputs stay low, for machines without",
            options = {@Option(label = "sysfs", value = "sysfs"), @Option(label = "none", value = "none")})
    String pins() default "sysfs";

    @AttributeDefinition(description = "Folder of the kernel's pins")
    String folder() default "/sys/class/gpio";
}
