package io.wardgate.uplink.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One entry of section {@code uplink.tcpserver} of the configuration. */
@ObjectClassDefinition(
        id = TcpServerUplinkComponent.PID,
        name = "Uplink over TCP, the platform connects",
        description = "Waits for the platform to connect to this gateway")
@interface TcpServerUplinkConfiguration {

    @AttributeDefinition(description = "Name of the transport, unique on this gateway")
    String name();

    @AttributeDefinition(
            description =
                    "Where this gateway listens: tcps://address:port, or tcp://address:port for this machine alone")
    String listen();

    @AttributeDefinition(required = false, description = "The CN that the platform's certificate must have; for tcps")
    String platform() default "";

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
