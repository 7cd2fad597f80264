package io.wardgate.ble.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of the visits; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(
        id = VisitsComponent.PID,
        name = "Visits",
        description = "Devices that are connected when they advertise")
@interface VisitsConfig {

    @AttributeDefinition(description = "Addresses of devices to visit, divided by commas")
    String devices() default "";

    @AttributeDefinition(
            description = "Assigned services whose advertisers are visited, four hex digits each, with commas")
    String services() default "";

    @AttributeDefinition(description = "Visits at once", min = "1", max = "4")
    int concurrent() default 1;

    @AttributeDefinition(description = "For connecting and finding what a device has", min = "2", max = "60")
    int connectSeconds() default 10;

    @AttributeDefinition(description = "Without a new value after which a visit ends", min = "1", max = "60")
    int quietSeconds() default 5;

    @AttributeDefinition(description = "After which a visit ends in any case", min = "5", max = "600")
    int longestSeconds() default 60;

    @AttributeDefinition(description = "Between two visits to a device; longer for one in vain", min = "0", max = "600")
    int pauseSeconds() default 10;
}
