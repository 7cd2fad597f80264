package io.wardgate.bluez.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of one radio; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(
        id = BluezComponent.PID,
        name = "Bluetooth adapter through BlueZ",
        description = "A radio that is heard through BlueZ over D-Bus; repeats are merged")
@interface BluezConfig {

    @AttributeDefinition(description = "Name of the radio, unique on this gateway")
    String name();

    @AttributeDefinition(description = "Address of the adapter, or usb: and its USB port")
    String adapter();

    @AttributeDefinition(description = "Address of the message bus that BlueZ is on", required = false)
    String bus() default "unix:path=/run/dbus/system_bus_socket";

    @AttributeDefinition(description = "Silence after which recovery begins", min = "2", max = "600")
    int watchdogSeconds() default 12;

    @AttributeDefinition(description = "Room for advertisements that wait for the pipeline", min = "256", max = "65536")
    int queue() default 8_192;

    @AttributeDefinition(description = "Connections to devices at once", min = "1", max = "8")
    int links() default 2;
}
