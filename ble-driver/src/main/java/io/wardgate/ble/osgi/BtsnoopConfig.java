package io.wardgate.ble.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of one radio; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(
        id = BtsnoopComponent.PID,
        name = "Bluetooth adapter of the kernel",
        description = "A radio that BlueZ scans with, heard through its monitor")
@interface BtsnoopConfig {

    @AttributeDefinition(description = "Name of the radio, unique on this gateway")
    String name();

    @AttributeDefinition(description = "Address of the adapter, or usb: and its USB port")
    String adapter();

    @AttributeDefinition(
            description = "Shell command that writes the monitor's btsnoop stream to its standard output; empty: btmon",
            required = false)
    String command() default "";

    @AttributeDefinition(description = "Silence after which the monitor is started anew", min = "2", max = "600")
    int watchdogSeconds() default 10;

    @AttributeDefinition(description = "Room for advertisements that wait for the pipeline", min = "256", max = "65536")
    int queue() default 8_192;
}
