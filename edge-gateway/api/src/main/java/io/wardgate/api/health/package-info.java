/** Health checks that components publish and the registry collects. */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.health;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
