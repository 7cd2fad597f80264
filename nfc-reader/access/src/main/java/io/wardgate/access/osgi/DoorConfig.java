package io.wardgate.access.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of one door; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(id = DoorComponent.PID, name = "Door", description = "A door that grants open and inputs watch")
@interface DoorConfig {

    @AttributeDefinition(description = "Id of the door, unique in the hospital")
    String id();

    @AttributeDefinition(description = "Id of the zone into which it leads; empty: who comes in is not counted")
    String zone() default "";

    @AttributeDefinition(description = "Output that opens it; empty: it is only watched")
    String relay() default "";

    @AttributeDefinition(description = "Input that is active while it is open; empty for none")
    String contact() default "";

    @AttributeDefinition(description = "Input that is active when somebody leaves by handle or button; empty for none")
    String handle() default "";

    @AttributeDefinition(description = "Input that is active in a fire; empty for none")
    String fire() default "";

    @AttributeDefinition(description = "How long its relay opens it, in ms", min = "100", max = "10000")
    int pulseMillis() default 3_000;

    @AttributeDefinition(description = "How long after a grant it may be opened, in ms", min = "1000", max = "60000")
    int enterMillis() default 10_000;

    @AttributeDefinition(description = "How long it may stay open, in ms", min = "1000", max = "600000")
    int heldMillis() default 8_000;

    @AttributeDefinition(description = "Whether an opening without a grant is an alarm")
    boolean tellsForced() default true;
}
