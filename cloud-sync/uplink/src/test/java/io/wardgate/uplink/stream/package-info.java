/** Tests of the stream transports against a peer that is played octet by octet. */
@NullMarked
package io.wardgate.uplink.stream;

import org.jspecify.annotations.NullMarked;
