package io.wardgate.uplink.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One entry of section {@code uplink.udp} of the configuration. */
@ObjectClassDefinition(
        id = UdpUplinkComponent.PID,
        name = "Uplink over UDP",
        description = "A second, fast way for small urgent batches")
@interface UdpUplinkConfiguration {

    @AttributeDefinition(description = "Name of the transport, unique on this gateway")
    String name();

    @AttributeDefinition(description = "Where the receiver takes datagrams: udp://host:port")
    String server();

    @AttributeDefinition(
            required = false,
            description =
                    "File with the key of gateways and receiver, 64 hexadecimal digits; not needed on this machine")
    String keyFile() default "";
}
