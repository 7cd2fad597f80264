package io.wardgate.core.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Section {@code alarms} of the configuration. */
@ObjectClassDefinition(id = AlarmsComponent.PID, name = "Alarms", description = "Alarms raised on the gateway itself")
@interface AlarmsConfiguration {

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "1440",
            description =
                    "An open alarm on a measurement ends as unknown when nothing spoke for or against it for so long")
    int unknownMinutes() default 15;

    @AttributeDefinition(
            required = false,
            min = "10",
            max = "10080",
            description = "A band that was not heard for so long is forgotten, and its alarms end as unknown")
    int forgetMinutes() default 1_440;
}
