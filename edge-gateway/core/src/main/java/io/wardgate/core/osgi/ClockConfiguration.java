package io.wardgate.core.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Section {@code clock} of the configuration. */
@ObjectClassDefinition(id = ChronyComponent.PID, name = "Clock", description = "Who keeps the wall clock")
@interface ClockConfiguration {

    @AttributeDefinition(
            required = false,
            description =
                    "Name or path of chrony's command, asked every 16 s; empty: the clock is believed on its face")
    String chronyc() default "chronyc";
}
