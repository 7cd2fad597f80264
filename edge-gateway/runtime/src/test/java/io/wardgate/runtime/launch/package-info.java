/** The launcher, and the assembled image on both frameworks. */
@NullMarked
package io.wardgate.runtime.launch;

import org.jspecify.annotations.NullMarked;
