package io.wardgate.nfc.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of one reader; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(
        id = Pn532Component.PID,
        name = "PN532",
        description = "A PN532 on a serial line (HSU) or over TCP")
@interface Pn532Config {

    @AttributeDefinition(description = "Name of the reader, unique on this gateway")
    String name();

    @AttributeDefinition(description = "serial:<device path>, tcp:<host>:<port> or unix:<socket path>")
    String port();

    @AttributeDefinition(description = "Speed of a serial line", min = "9600", max = "1288000")
    int baud() default 115_200;

    @AttributeDefinition(description = "Pause between looks for tags", min = "20", max = "1000")
    int pollMillis() default 125;
}
