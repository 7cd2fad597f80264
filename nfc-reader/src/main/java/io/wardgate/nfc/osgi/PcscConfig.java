package io.wardgate.nfc.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of one reader; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(
        id = PcscComponent.PID,
        name = "PC/SC terminal",
        description = "A reader behind the PC/SC service of the machine")
@interface PcscConfig {

    @AttributeDefinition(description = "Name of the reader, unique on this gateway")
    String name();

    @AttributeDefinition(description = "Part of the terminal's name; empty: the first", required = false)
    String terminal() default "";

    @AttributeDefinition(description = "Library that calls the service: jna or jdk")
    String provider() default "jna";

    @AttributeDefinition(description = "Pause between looks for tags", min = "20", max = "1000")
    int pollMillis() default 125;
}
