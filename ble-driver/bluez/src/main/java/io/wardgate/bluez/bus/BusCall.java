package io.wardgate.bluez.bus;

import java.util.List;

/**
 * One method call.
 *
 * @param signature types of the arguments, as in the D-Bus specification
 * @param arguments as {@link ValueWriter} takes them
 */
public record BusCall(
        String destination,
        String path,
        String interfaceName,
        String member,
        String signature,
        List<Object> arguments) {

    static final String DAEMON = "org.freedesktop.DBus";
    private static final String DAEMON_PATH = "/org/freedesktop/DBus";

    /** A call of the bus itself with text arguments. */
    public static BusCall daemon(String member, String... arguments) {
        return new BusCall(DAEMON, DAEMON_PATH, DAEMON, member, "s".repeat(arguments.length), List.<Object>of((Object[])
                arguments));
    }

    /** A call without arguments. */
    public static BusCall plain(String destination, String path, String interfaceName, String member) {
        return new BusCall(destination, path, interfaceName, member, "", List.of());
    }
}
