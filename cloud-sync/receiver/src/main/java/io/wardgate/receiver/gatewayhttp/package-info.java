/** Gateways that bring their batches by requests of HTTP/1.1 (docs/wire/http.md). */
@NullMarked
package io.wardgate.receiver.gatewayhttp;

import org.jspecify.annotations.NullMarked;
