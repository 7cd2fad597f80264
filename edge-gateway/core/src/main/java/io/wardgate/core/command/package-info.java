/** The platform's commands: kept, run once and in time, and told of. */
@NullMarked
package io.wardgate.core.command;

import org.jspecify.annotations.NullMarked;
