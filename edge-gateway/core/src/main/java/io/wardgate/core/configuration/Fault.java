package io.wardgate.core.configuration;

/**
 * One thing that is wrong with a document.
 *
 * @param key full key, for example {@code ble.hci[0].baud}
 * @param value what the document says, as text
 * @param allowed what it may say
 */
public record Fault(String key, String value, String allowed) {

    @Override
    public String toString() {
        return key + " is " + value + "; allowed: " + allowed;
    }
}
