package io.wardgate.bluez.bus;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One message as it came; its arguments are read when they are asked for, because most signals are not ours.
 *
 * @param answersSerial of the call that it answers, or 0
 * @param name of the member; of an error, the error
 * @param body the octets of the arguments, in the sender's byte order
 */
public record BusMessage(
        Kind kind,
        long answersSerial,
        String sender,
        String path,
        String interfaceName,
        String name,
        String signature,
        ByteBuffer body) {

    /** Types of messages by their number on the wire. */
    public enum Kind {
        OTHER,
        CALL,
        ANSWER,
        ERROR,
        SIGNAL;

        static Kind of(int number) {
            return number > 0 && number < values().length ? values()[number] : OTHER;
        }
    }

    /** Whether it is this signal. */
    public boolean isSignal(String ofInterface, String member) {
        return kind == Kind.SIGNAL && name.equals(member) && interfaceName.equals(ofInterface);
    }

    /**
     * The arguments, as {@link ValueReader} makes them.
     *
     * @throws BusException if they are not what the signature says
     */
    public List<Object> arguments() throws BusException {
        return ValueReader.read(signature, body);
    }

    /** What went wrong, of an error. */
    String fault() {
        try {
            List<Object> arguments = arguments();
            return arguments.isEmpty() ? name : name + ": " + arguments.get(0);
        } catch (BusException e) {
            return name;
        }
    }
}
