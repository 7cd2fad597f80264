/** Thin components: configuration in, services out. */
@NullMarked
package io.wardgate.ble.osgi;

import org.jspecify.annotations.NullMarked;
