/** What a wristband said: readings, their metrics, flags and quality, and the SPI of decoders. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.reading;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
