/** Tests of the HTTP transport against a receiver that is played request by request. */
@NullMarked
package io.wardgate.uplink.http;

import org.jspecify.annotations.NullMarked;
