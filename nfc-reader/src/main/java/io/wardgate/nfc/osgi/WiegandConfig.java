package io.wardgate.nfc.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of one reader; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(
        id = WiegandComponent.PID,
        name = "Wiegand bridge",
        description = "A bridge that writes the bits of Wiegand frames as lines")
@interface WiegandConfig {

    @AttributeDefinition(description = "Name of the reader, unique on this gateway")
    String name();

    @AttributeDefinition(description = "serial:<device path>, tcp:<host>:<port> or unix:<socket path>")
    String port();

    @AttributeDefinition(description = "Speed of a serial line", min = "1200", max = "921600")
    int baud() default 9_600;

    @AttributeDefinition(
            description = "How long a tag counts as present after its number came",
            min = "300",
            max = "10000")
    int holdMillis() default 1_500;
}
