/** Questions to bands in the Simple Management Protocol of MCUmgr: firmware, images, updates. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.smp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
