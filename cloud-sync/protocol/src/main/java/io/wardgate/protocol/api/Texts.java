package io.wardgate.protocol.api;

/** Lengths of texts: the sender cuts what is too long, the reader refuses it. */
final class Texts {

    private Texts() {}

    static String cut(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
        return text.substring(0, end);
    }

    static void requireShort(String what, String text, int maxChars) {
        if (text.length() > maxChars) {
            throw new IllegalArgumentException(what + " has " + text.length() + " characters; at most " + maxChars);
        }
    }
}
