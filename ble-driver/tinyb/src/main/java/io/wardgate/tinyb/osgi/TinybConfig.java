package io.wardgate.tinyb.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of one radio; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(
        id = TinybComponent.PID,
        name = "Bluetooth adapter through TinyB",
        description = "A radio that is heard through BlueZ and the library TinyB; repeats are merged")
@interface TinybConfig {

    @AttributeDefinition(description = "Name of the radio, unique on this gateway")
    String name();

    @AttributeDefinition(description = "Address of the adapter")
    String adapter();

    @AttributeDefinition(description = "Address of the message bus that BlueZ is on", required = false)
    String bus() default "unix:path=/run/dbus/system_bus_socket";

    @AttributeDefinition(description = "Silence after which the library is started anew", min = "2", max = "600")
    int watchdogSeconds() default 60;

    @AttributeDefinition(description = "Room for advertisements that wait for the pipeline", min = "256", max = "65536")
    int queue() default 8_192;
}
