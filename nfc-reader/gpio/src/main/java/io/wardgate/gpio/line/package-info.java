/** Outputs that always fall back to idle, and inputs that are read until they are sure. */
@NullMarked
package io.wardgate.gpio.line;

import org.jspecify.annotations.NullMarked;
