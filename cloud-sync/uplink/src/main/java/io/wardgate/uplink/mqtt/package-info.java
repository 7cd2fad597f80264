/** The transport over MQTT 5. */
@NullMarked
package io.wardgate.uplink.mqtt;

import org.jspecify.annotations.NullMarked;
