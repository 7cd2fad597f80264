package io.wardgate.core.health;

/**
 * What became of one configured component.
 *
 * @param pid of its configuration
 * @param running whether it does its work, or will at the first call
 * @param failure what its last try to start said, whole; empty if it did not fail
 */
public record ComponentState(String pid, boolean running, String failure) {

    private static final String CLASS_NAME = "^(Caused by: )?[\\w.$]+(Exception|Error): ";

    /** The one line of the failure that is for people: the first exception that is not a wrapper without a message. */
    String reason() {
        return failure.lines()
                .filter(line -> line.matches(CLASS_NAME + ".*"))
                .findFirst()
                .or(() -> failure.lines().findFirst())
                .orElse("waits for what it needs")
                .replaceFirst(CLASS_NAME, "");
    }
}
