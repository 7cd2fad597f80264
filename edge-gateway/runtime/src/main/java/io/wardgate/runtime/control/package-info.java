/** The command {@code gwctl}: what a field engineer asks of a gateway, on its own machine. */
@NullMarked
package io.wardgate.runtime.control;

import org.jspecify.annotations.NullMarked;
