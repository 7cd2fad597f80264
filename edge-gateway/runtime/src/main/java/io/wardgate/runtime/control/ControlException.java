package io.wardgate.runtime.control;

/** What ends a command with exit code 2; told in the language of the caller. */
final class ControlException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] arguments;

    /** @param key of the text that says what is wrong and what is allowed */
    ControlException(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = arguments.clone();
    }

    String told(Texts texts) {
        return texts.of(key, arguments);
    }
}
