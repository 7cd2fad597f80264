/** Which server is talked to: primary, backup and the fast path, as one transport. */
@NullMarked
package io.wardgate.uplink.failover;

import org.jspecify.annotations.NullMarked;
