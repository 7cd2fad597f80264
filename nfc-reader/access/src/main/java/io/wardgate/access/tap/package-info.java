/** What happens when a tag is held to a point: from the reader's event to lamp, relay and record. */
@NullMarked
package io.wardgate.access.tap;

import org.jspecify.annotations.NullMarked;
