/** Who this gateway is, and how devices are numbered. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.identity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
