/** Taps as they are decided, travel and are stored: what was held to which point, and what came of it. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.tap;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
