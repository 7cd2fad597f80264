/** What the transports over TCP share: ports, mutual TLS, who the peer is, and when it is silent. */
@NullMarked
package io.wardgate.receiver.connection;

import org.jspecify.annotations.NullMarked;
