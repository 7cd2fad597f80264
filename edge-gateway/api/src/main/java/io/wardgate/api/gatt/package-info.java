/** Connections to devices that keep their values behind GATT (Bluetooth Core 5.4, Vol 3, Part G). */
@Export
@Version("1.0.0")
@NullMarked
package io.wardgate.api.gatt;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
