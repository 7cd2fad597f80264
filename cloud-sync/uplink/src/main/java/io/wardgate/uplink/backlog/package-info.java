/** What waited through an outage: packed into few large batches, and thinned before the store overflows. */
@NullMarked
package io.wardgate.uplink.backlog;

import org.jspecify.annotations.NullMarked;
