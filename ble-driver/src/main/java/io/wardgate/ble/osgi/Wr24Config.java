package io.wardgate.ble.osgi;

import io.wardgate.ble.wr24.Wr24Settings;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of one receiver; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(
        id = Wr24Component.PID,
        name = "2.4 GHz receiver",
        description = "A receiver that speaks WR24 on a serial line, over TCP or UDP")
@interface Wr24Config {

    @AttributeDefinition(description = "Name of the receiver, unique on this gateway")
    String name();

    @AttributeDefinition(
            description = "serial:<device path>, tcp:<host>:<port>, udp:<host>:<port> or unix:<socket path>")
    String port();

    @AttributeDefinition(description = "Speed of a serial line", min = "460800", max = "3000000")
    int baud() default 921_600;

    @AttributeDefinition(
            description = "Transmit power that the receiver is told to use; 127: the one that it has",
            min = "-60",
            max = "127")
    int txPowerDbm() default Wr24Settings.TX_POWER_AS_IT_IS;

    @AttributeDefinition(description = "Silence of all bands after which recovery begins", min = "2", max = "600")
    int watchdogSeconds() default 10;

    @AttributeDefinition(description = "Room for advertisements that wait for the pipeline", min = "256", max = "65536")
    int queue() default 8_192;
}
