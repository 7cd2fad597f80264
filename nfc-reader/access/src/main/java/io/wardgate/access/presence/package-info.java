/** What taps before this one say about it: where people were, who is inside, who waits for a second factor. Bounded. */
@NullMarked
package io.wardgate.access.presence;

import org.jspecify.annotations.NullMarked;
