/** Batches and answers as values, and the codecs between them and the octets on the wire. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.protocol.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
