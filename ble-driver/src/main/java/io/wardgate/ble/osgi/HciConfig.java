package io.wardgate.ble.osgi;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration of one radio; the annotations are what the configuration is validated against. */
@ObjectClassDefinition(
        id = HciComponent.PID,
        name = "Bluetooth controller",
        description = "A radio on an H4 line, serial, TCP or Unix socket")
@interface HciConfig {

    @AttributeDefinition(description = "Name of the radio, unique on this gateway")
    String name();

    @AttributeDefinition(description = "serial:<device path>, tcp:<host>:<port> or unix:<socket path>")
    String port();

    @AttributeDefinition(description = "Speed of a serial line", min = "460800", max = "3000000")
    int baud() default 1_000_000;

    @AttributeDefinition(description = "From the start of one scan window to the next", min = "10", max = "10240")
    int scanIntervalMillis() default 50;

    @AttributeDefinition(
            description = "Listening time; equal to the interval listens always",
            min = "10",
            max = "10240")
    int scanWindowMillis() default 50;

    @AttributeDefinition(description = "Half of the window on the Coded PHY, if the bands use it")
    boolean codedPhy() default false;

    @AttributeDefinition(description = "Silence after which recovery begins", min = "2", max = "600")
    int watchdogSeconds() default 10;

    @AttributeDefinition(description = "Room for advertisements that wait for the pipeline", min = "256", max = "65536")
    int queue() default 8_192;

    @AttributeDefinition(
            description = "Command that cuts and restores the radio's power, words divided by spaces; empty for none")
    String powerCycle() default "";

    @AttributeDefinition(description = "Whether a silent dongle is taken from its USB driver and given back")
    boolean rebindUsb() default true;

    @AttributeDefinition(description = "Connections that it may hold at once; 0 for none", min = "0", max = "8")
    int links() default 2;
}
