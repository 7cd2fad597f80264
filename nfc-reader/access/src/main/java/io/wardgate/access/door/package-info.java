/** Doors: opened by grants, watched by their contacts. */
@NullMarked
package io.wardgate.access.door;

import org.jspecify.annotations.NullMarked;
