/** Alarms as they travel and are stored: what is wrong with whom, since when, and whether it is over. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.alarm;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
