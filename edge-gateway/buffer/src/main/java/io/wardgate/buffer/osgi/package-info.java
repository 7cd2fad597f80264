/** The component that runs the buffer in the gateway. */
@NullMarked
package io.wardgate.buffer.osgi;

import org.jspecify.annotations.NullMarked;
