/** What runs in the process of its own that has the native library loaded, and imports nothing of the gateway. */
@NullMarked
package io.wardgate.tinyb.child;

import org.jspecify.annotations.NullMarked;
