package io.wardgate.core.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Section {@code pipeline} of the configuration. */
@ObjectClassDefinition(
        id = PipelineComponent.PID,
        name = "Pipeline",
        description = "From the advertisement to the sealed batch in the store")
@interface PipelineConfiguration {

    @AttributeDefinition(
            required = false,
            min = "100",
            max = "10000",
            description = "Longest that a routine reading waits for its batch, in ms")
    int sealMillis() default 1_000;

    @AttributeDefinition(
            required = false,
            min = "1024",
            max = "1000000",
            description = "Routine readings that wait in memory for the store at most")
    int laneQueue() default 65_536;

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "3600",
            description = "How often the gateway reports its health, in s")
    int healthSeconds() default 5;

    @AttributeDefinition(
            required = false,
            description = "File to which each batch is noted that the store acknowledged; empty for none")
    String auditPath() default "";
}
