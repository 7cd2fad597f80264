/** MQTT 3.1.1 and 5 terminated on Netty: acknowledged only after the commit. */
@NullMarked
package io.wardgate.receiver.mqtt;

import org.jspecify.annotations.NullMarked;
