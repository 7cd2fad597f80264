/** The bounded hand-over between the thread that reads a radio and the thread that feeds the pipeline. */
@NullMarked
package io.wardgate.ble.queue;

import org.jspecify.annotations.NullMarked;
