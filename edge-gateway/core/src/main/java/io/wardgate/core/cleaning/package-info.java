/** Marks what should be trusted less; deletes nothing. */
@NullMarked
package io.wardgate.core.cleaning;

import org.jspecify.annotations.NullMarked;
