/** Tags that are held to a reader at a tap point, whatever the reader is. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.nfc;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
