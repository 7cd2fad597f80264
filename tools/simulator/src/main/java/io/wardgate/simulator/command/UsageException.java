package io.wardgate.simulator.command;

import org.jspecify.annotations.Nullable;

/** The command was called with something that cannot be used; ends it with exit code 2. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    UsageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
