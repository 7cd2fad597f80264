package io.wardgate.core.osgi;

import org.jspecify.annotations.Nullable;

/** Finds in the component runtime's stack trace the one line that tells a person what is wrong. */
final class FailureReason {

    private static final String CAUSE = "Caused by: ";

    private FailureReason() {}

    /** The innermost cause, without the class of the exception where a message follows it. */
    static String of(@Nullable String stackTrace) {
        if (stackTrace == null || stackTrace.isBlank()) {
            return "reason unknown";
        }
        String reason = stackTrace.lines().findFirst().orElse("");
        for (String line : stackTrace.lines().toList()) {
            if (line.startsWith(CAUSE)) {
                reason = line.substring(CAUSE.length());
            }
        }
        return reason.replaceFirst("^[\\w.$]+: ", "");
    }
}
