package io.wardgate.uplink.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One entry of the list {@code uplink.mqtt} of the configuration. */
@ObjectClassDefinition(
        id = MqttUplinkComponent.PID,
        name = "Uplink over MQTT",
        description = "A transport to the receiver: MQTT to a receiver or broker")
@interface MqttUplinkConfiguration {

    @AttributeDefinition(description = "Name of the transport, unique on this gateway")
    String name();

    @AttributeDefinition(
            description =
                    "Where the receiver or broker listens: mqtts://host:port, or mqtt://host:port on this machine")
    String server();

    @AttributeDefinition(
            required = false,
            options = {@Option("5"), @Option("3.1.1")},
            description = "Version of MQTT")
    String protocol() default "5";

    @AttributeDefinition(
            required = false,
            description = "PKCS#12 with this gateway's key and certificate, whose CN is the gateway's id; for mqtts")
    String keyStoreFile() default "";

    @AttributeDefinition(
            required = false,
            description = "PKCS#12 with the authority that signed the receiver's certificate; for mqtts")
    String trustStoreFile() default "";

    @AttributeDefinition(required = false, description = "File with the one password of both stores; for mqtts")
    String passwordFile() default "";

    @AttributeDefinition(required = false, min = "1", max = "60", description = "How long connecting may take, in s")
    int connectTimeoutSeconds() default 5;

    @AttributeDefinition(
            required = false,
            min = "2",
            max = "300",
            description = "A silent connection is probed after this time, in s")
    int keepAliveSeconds() default 10;
}
