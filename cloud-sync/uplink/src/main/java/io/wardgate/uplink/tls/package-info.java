/** Mutual TLS 1.3 towards the receiver, for any transport over TCP. */
@NullMarked
package io.wardgate.uplink.tls;

import org.jspecify.annotations.NullMarked;
