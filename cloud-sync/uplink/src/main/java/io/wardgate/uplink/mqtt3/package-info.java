/** MQTT 3.1.1, for brokers that speak nothing newer. */
@NullMarked
package io.wardgate.uplink.mqtt3;

import org.jspecify.annotations.NullMarked;
