/** The command line: {@code run}, {@code score} and {@code demo}. */
@NullMarked
package io.wardgate.simulator.command;

import org.jspecify.annotations.NullMarked;
