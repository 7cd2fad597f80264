/** The cloud receiver as a process: options, wiring, start and clean stop. */
@NullMarked
package io.wardgate.receiver;

import org.jspecify.annotations.NullMarked;
