/** Thin component: configuration in, service out. */
@NullMarked
package io.wardgate.tinyb.osgi;

import org.jspecify.annotations.NullMarked;
