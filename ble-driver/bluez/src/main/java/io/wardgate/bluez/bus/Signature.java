package io.wardgate.bluez.bus;

/** What reading and writing of values have in common: where types end and how values are aligned. */
final class Signature {

    private Signature() {}

    /** Octets to whose multiple a value of this type is moved (D-Bus specification, "Summary of types"). */
    static int alignment(char type) {
        return switch (type) {
            case 'y', 'g', 'v' -> 1;
            case 'n', 'q' -> 2;
            case 'x', 't', 'd', '(', '{' -> 8;
            default -> 4;
        };
    }

    static int aligned(int position, int to) {
        return (position + to - 1) / to * to;
    }

    /** Behind the one complete type that begins at {@code from}. */
    static int endOfType(String signature, int from) {
        char type = signature.charAt(from);
        if (type == 'a') {
            return endOfType(signature, from + 1);
        }
        if (type != '(' && type != '{') {
            return from + 1;
        }
        char close = type == '(' ? ')' : '}';
        int at = from + 1;
        while (signature.charAt(at) != close) {
            at = endOfType(signature, at);
        }
        return at + 1;
    }
}
