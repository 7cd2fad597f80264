/** The one clock of a gateway. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.clock;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
