/** The SPI of durable store-and-forward. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.buffer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
