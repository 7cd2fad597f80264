/** Thin component: configuration in, services out. */
@NullMarked
package io.wardgate.bluez.osgi;

import org.jspecify.annotations.NullMarked;
