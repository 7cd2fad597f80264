package io.wardgate.nfc.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of one reader; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(
        id = AsciiComponent.PID,
        name = "Reader that writes lines",
        description = "A reader that writes the number of a tag as a line of text")
@interface AsciiConfig {

    @AttributeDefinition(description = "Name of the reader, unique on this gateway")
    String name();

    @AttributeDefinition(description = "serial:<device path>, tcp:<host>:<port> or unix:<socket path>")
    String port();

    @AttributeDefinition(description = "Speed of a serial line", min = "1200", max = "921600")
    int baud() default 9_600;

    @AttributeDefinition(description = "End of a line: any, cr, lf, crlf or stx-etx")
    String terminator() default "any";

    @AttributeDefinition(description = "Regular expression of a whole line; its first group is the number")
    String pattern() default "([0-9A-Fa-f]{6}[0-9A-Fa-f]*)";

    @AttributeDefinition(description = "How the number is written: hex or decimal")
    String digits() default "hex";

    @AttributeDefinition(description = "Whether the octets of the number come last first")
    boolean reversed() default false;

    @AttributeDefinition(description = "Whether the last octet is the exclusive or of the others; hex only")
    boolean bcc() default false;

    @AttributeDefinition(description = "Octets of the number; 0: as many as are written", min = "0", max = "10")
    int octets() default 0;

    @AttributeDefinition(
            description = "How long a tag counts as present after its number came",
            min = "300",
            max = "10000")
    int holdMillis() default 1_500;
}
