/** What a radio heard, before anyone interprets it, and the SPI of the sources that hear it. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.advertisement;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
