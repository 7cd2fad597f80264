/** What all sources of advertisements have in common: threads, queue, counters, health. */
@NullMarked
package io.wardgate.ble.source;

import org.jspecify.annotations.NullMarked;
