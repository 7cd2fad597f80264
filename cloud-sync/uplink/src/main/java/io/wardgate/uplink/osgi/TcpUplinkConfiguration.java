package io.wardgate.uplink.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One entry of section {@code uplink.tcp} of the configuration. */
@ObjectClassDefinition(
        id = TcpUplinkComponent.PID,
        name = "Uplink over TCP",
        description = "A stream to a receiver that listens")
@interface TcpUplinkConfiguration {

    @AttributeDefinition(description = "Name of the transport, unique on this gateway")
    String name();

    @AttributeDefinition(
            description = "Where the receiver listens: tcps://host:port, or tcp://host:port on this machine")
    String server();

    @AttributeDefinition(
            required = false,
            description = "PKCS#12 with this gateway's key and certificate, whose CN is the gateway's id; for tcps")
    String keyStoreFile() default "";

    @AttributeDefinition(
            required = false,
            description = "PKCS#12 with the authority that signed the receiver's certificate; for tcps")
    String trustStoreFile() default "";

    @AttributeDefinition(required = false, description = "File with the one password of both stores; for tcps")
    String passwordFile() default "";

    @AttributeDefinition(required = false, min = "1", max = "60", description = "How long connecting may take, in s")
    int connectTimeoutSeconds() default 5;

    @AttributeDefinition(
            required = false,
            min = "1",
            max = "60",
            description = "A sign of life after so much silence, in s; three times that and the connection is given up")
    int keepAliveSeconds() default 10;
}
