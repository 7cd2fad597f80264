/** Rules and orders of tap points on their way from whoever signs them to the gateways. */
@NullMarked
package io.wardgate.receiver.access;

import org.jspecify.annotations.NullMarked;
