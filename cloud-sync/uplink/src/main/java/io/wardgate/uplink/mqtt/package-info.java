/** The transport over MQTT 5, and over 3.1.1 by the sessions of {@code mqtt3}. */
@NullMarked
package io.wardgate.uplink.mqtt;

import org.jspecify.annotations.NullMarked;
