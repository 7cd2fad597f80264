package io.wardgate.core.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureReasonTest {

    @Test
    void isTheMessageOfTheInnermostCause() {
        String stackTrace = """
                java.lang.reflect.InvocationTargetException
                \tat io.wardgate.Some.method(Some.java:1)
                Caused by: io.wardgate.KeyFileException: keyFile /k.yaml: not a list of keys
                \tat io.wardgate.Other.method(Other.java:2)
                \t... 3 more
                """;

        assertThat(FailureReason.of(stackTrace)).isEqualTo("keyFile /k.yaml: not a list of keys");
    }

    @Test
    void isTheExceptionItselfWithoutMessageOrCause() {
        assertThat(FailureReason.of("java.lang.IllegalStateException\n\tat a.B.c(B.java:1)"))
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void isUnknownWithoutAStackTrace() {
        assertThat(FailureReason.of(null)).isEqualTo("reason unknown");
    }
}
