/** The newest state of every band and gateway, kept in memory for the page. */
@NullMarked
package io.wardgate.receiver.live;

import org.jspecify.annotations.NullMarked;
