package io.wardgate.bluez.daemon;

import io.wardgate.bluez.bus.BusCall;
import io.wardgate.bluez.bus.BusLine;
import io.wardgate.bluez.bus.BusMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks BlueZ for its objects, one level at a time: {@code GetManagedObjects} would answer with every address that was
 * heard in the last minutes, which is many where addresses are random.
 *
 * <p>Owned by the thread of its line.
 */
public final class BluezObjects {

    private static final Pattern CHILD = Pattern.compile("<node +name=\"([A-Za-z0-9_]+)\"");

    private final BusLine line;
    private final BusLine.Receiver meanwhile;

    /** @param meanwhile takes signals that come while an answer is waited for; must not call */
    public BluezObjects(BusLine line, BusLine.Receiver meanwhile) {
        this.line = line;
        this.meanwhile = meanwhile;
    }

    /** From now on such signals come. */
    public void listen(String rule) throws IOException {
        line.call(BusCall.daemon("AddMatch", rule), BusLine.CALL_MILLIS, meanwhile);
    }

    /** No longer. */
    public void unlisten(String rule) throws IOException {
        line.call(BusCall.daemon("RemoveMatch", rule), BusLine.CALL_MILLIS, meanwhile);
    }

    /** Names of the objects right below one, in the order of their names. */
    public List<String> below(String path) throws IOException {
        String xml = (String) call(path, "org.freedesktop.DBus.Introspectable", "Introspect")
                .arguments()
                .get(0);
        List<String> names = new ArrayList<>();
        for (Matcher child = CHILD.matcher(xml); child.find(); ) {
            names.add(child.group(1));
        }
        names.sort(null);
        return names;
    }

    /** All properties that an object has of an interface. */
    public Map<?, ?> properties(String path, String interfaceName) throws IOException {
        return (Map<?, ?>) line.call(getAll(path, interfaceName), BusLine.CALL_MILLIS, meanwhile)
                .arguments()
                .get(0);
    }

    /** The call that {@link #properties} waits for. */
    public static BusCall getAll(String path, String interfaceName) {
        return new BusCall(
                BluezNames.SERVICE, path, BluezNames.PROPERTIES, "GetAll", "s", List.<Object>of(interfaceName));
    }

    public void set(String path, String interfaceName, String property, boolean value) throws IOException {
        call(path, BluezNames.PROPERTIES, "Set", "ssv", List.of(interfaceName, property, value), BusLine.CALL_MILLIS);
    }

    public BusMessage call(String path, String interfaceName, String member) throws IOException {
        return call(path, interfaceName, member, "", List.of(), BusLine.CALL_MILLIS);
    }

    public BusMessage call(
            String path,
            String interfaceName,
            String member,
            String signature,
            List<Object> arguments,
            int timeoutMillis)
            throws IOException {
        BusCall call = new BusCall(BluezNames.SERVICE, path, interfaceName, member, signature, arguments);
        return line.call(call, timeoutMillis, meanwhile);
    }
}
