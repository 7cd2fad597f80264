/** Which radio hears a band how well, and which one is to be used for it. */
@NullMarked
package io.wardgate.core.link;

import org.jspecify.annotations.NullMarked;
