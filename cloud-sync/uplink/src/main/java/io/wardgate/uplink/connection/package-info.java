/** What all connected transports share: two connections that are kept up for ever, whatever they speak. */
@NullMarked
package io.wardgate.uplink.connection;

import org.jspecify.annotations.NullMarked;
