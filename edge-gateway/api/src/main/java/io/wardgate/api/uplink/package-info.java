/** The SPI of transports to the receiver, and the fast path of urgent batches. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.uplink;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
