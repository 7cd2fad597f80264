package io.wardgate.access.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Configuration of one tap point; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(
        id = PointComponent.PID,
        name = "Tap point",
        description = "A reader, and what a tap there means")
@interface PointConfig {

    @AttributeDefinition(description = "Id of the point, unique in the hospital")
    String id();

    @AttributeDefinition(description = "Name of its reader")
    String reader();

    @AttributeDefinition(description = "Id of the zone to which it belongs")
    String zone();

    @AttributeDefinition(
            description = "How sure a tap must be of the tag",
            options = {
                @Option(label = "green", value = "GREEN"),
                @Option(label = "amber", value = "AMBER"),
                @Option(label = "red", value = "RED")
            })
    String zoneClass();

    @AttributeDefinition(
            description = "What a tap is for",
            options = {
                @Option(label = "patient identification", value = "PATIENT_ID"),
                @Option(label = "registration", value = "REGISTRATION"),
                @Option(label = "drug pickup", value = "DRUG_PICKUP"),
                @Option(label = "access", value = "ACCESS"),
                @Option(label = "shift", value = "SHIFT"),
                @Option(label = "guidance", value = "GUIDANCE")
            })
    String type();

    @AttributeDefinition(
            description = "What a tag must prove; amber zones need TOKEN, red ones SUN at least",
            options = {
                @Option(label = "UID", value = "UID"),
                @Option(label = "originality", value = "ORIGINALITY"),
                @Option(label = "token", value = "TOKEN"),
                @Option(label = "SUN", value = "SUN"),
                @Option(label = "mutual authentication", value = "MUTUAL")
            })
    String minimumLevel();

    @AttributeDefinition(description = "Id of the door that a grant opens; empty for none")
    String door() default "";

    @AttributeDefinition(description = "How long a second factor is awaited, in ms", min = "1000", max = "60000")
    int factorMillis() default 10_000;

    @AttributeDefinition(description = "Output that shows a grant; empty for none")
    String green() default "";

    @AttributeDefinition(description = "Output that shows that a second factor is awaited; empty for none")
    String amber() default "";

    @AttributeDefinition(description = "Output that shows a denial or a fault; empty for none")
    String red() default "";

    @AttributeDefinition(description = "Output that sounds; empty for none")
    String buzzer() default "";
}
