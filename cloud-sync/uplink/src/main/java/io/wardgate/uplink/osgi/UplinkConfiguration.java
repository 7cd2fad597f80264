package io.wardgate.uplink.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Section {@code uplink} of the configuration. */
@ObjectClassDefinition(
        id = UplinkComponent.PID,
        name = "Uplink",
        description = "Sends stored batches to the receiver, over the transports that are configured")
@interface UplinkConfiguration {

    @AttributeDefinition(
            required = false,
            description = "Name of the transport to use; empty = the only one beside backup and fast path")
    String primary() default "";

    @AttributeDefinition(
            required = false,
            description = "Name of the transport to use while the primary does not work; empty = none")
    String backup() default "";

    @AttributeDefinition(
            required = false,
            description = "Name of the transport that gets a copy of emergencies and alarms; empty = none")
    String fastPath() default "";

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "256",
            description = "Batches sent and not answered at most: emergencies, alarms, and all others, each apart")
    int window() default 16;

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "300",
            description = "An unanswered batch is sent again after this time at the earliest, in s")
    int resendSeconds() default 5;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "600",
            description = "After an outage of more than 60 s the backlog waits for a random time up to this one, in s")
    int resumeJitterSeconds() default 30;

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "300",
            description = "A server that is down or silent for this long is left for the other one, in s")
    int failoverSeconds() default 4;

    @AttributeDefinition(
            required = false,
            min = "200",
            max = "60000",
            description = "A server that leaves an emergency unanswered for this long is left for the other one, in ms")
    int emergencyFailoverMillis() default 1500;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "1440",
            description = "The primary must have been up without a break for this long to be used again, in min")
    int failbackMinutes() default 5;

    @AttributeDefinition(
            required = false,
            min = "0",
            max = "3600",
            description = "A random time up to this one is added to that, in s")
    int failbackJitterSeconds() default 60;
}
