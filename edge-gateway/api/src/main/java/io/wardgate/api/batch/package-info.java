/** Sealed batches, their identity and lanes, and the declared drops that keep the books balanced. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.batch;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
