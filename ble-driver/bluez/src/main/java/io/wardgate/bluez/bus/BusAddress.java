package io.wardgate.bluez.bus;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a message bus listens: {@code unix:path=/run/dbus/system_bus_socket} (D-Bus specification, "Server Addresses").
 *
 * @param socket the only kind of transport that BlueZ is reached by
 */
public record BusAddress(Path socket) {

    private static final Pattern UNIX = Pattern.compile("unix:path=(/[^,;%]+)(,guid=[0-9a-f]+)?");

    /**
     * Reads the configured text.
     *
     * @param key of the configuration, for the message
     * @throws IllegalArgumentException naming key, value and what is allowed
     */
    public static BusAddress parse(String key, String text) {
        Matcher unix = UNIX.matcher(text);
        if (!unix.matches()) {
            throw new IllegalArgumentException(key + " is " + text
                    + "; allowed: unix:path= and the bus's socket, such as" + " unix:path=/run/dbus/system_bus_socket");
        }
        return new BusAddress(Path.of(unix.group(1)));
    }

    @Override
    public String toString() {
        return "unix:path=" + socket;
    }
}
