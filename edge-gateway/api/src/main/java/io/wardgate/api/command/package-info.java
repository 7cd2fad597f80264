/** Commands of the platform to a gateway: what they are, who carries them out, and where they are kept. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.command;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
