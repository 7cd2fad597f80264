/** What a gateway can switch and sense on the spot: relays, lamps, buzzers, contacts. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.actuator;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
