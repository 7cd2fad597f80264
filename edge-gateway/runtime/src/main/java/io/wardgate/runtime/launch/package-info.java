/** Starts a framework and the bundles of the image; knows nothing of what they do. */
@NullMarked
package io.wardgate.runtime.launch;

import org.jspecify.annotations.NullMarked;
