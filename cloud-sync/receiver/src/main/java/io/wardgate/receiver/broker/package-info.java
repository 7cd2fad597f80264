/** Envelopes through somebody else's MQTT broker. */
@NullMarked
package io.wardgate.receiver.broker;

import org.jspecify.annotations.NullMarked;
