package io.wardgate.uplink.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One entry of section {@code uplink.http} of the configuration. */
@ObjectClassDefinition(
        id = HttpUplinkComponent.PID,
        name = "Uplink over HTTP",
        description = "Requests of HTTP/1.1 to a receiver")
@interface HttpUplinkConfiguration {

    @AttributeDefinition(description = "Name of the transport, unique on this gateway")
    String name();

    @AttributeDefinition(
            description = "Where the receiver listens: https://host:port, or http://host:port on this machine")
    String server();

    @AttributeDefinition(
            required = false,
            description = "PKCS#12 with this gateway's key and certificate, whose CN is the gateway's id; for https")
    String keyStoreFile() default "";

    @AttributeDefinition(
            required = false,
            description = "PKCS#12 with the authority that signed the receiver's certificate; for https")
    String trustStoreFile() default "";

    @AttributeDefinition(required = false, description = "File with the one password of both stores; for https")
    String passwordFile() default "";

    @AttributeDefinition(required = false, min = "1", max = "60", description = "How long connecting may take, in s")
    int connectTimeoutSeconds() default 5;

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "60",
            description =
                    "The receiver is asked for commands anew after so long, in s; three times that in silence and the"
                            + " connection is given up")
    int keepAliveSeconds() default 10;
}
