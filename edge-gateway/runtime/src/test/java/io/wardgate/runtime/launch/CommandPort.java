package io.wardgate.runtime.launch;

import io.wardgate.api.command.Command;
import io.wardgate.protocol.api.CommandCodec;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Gives a running gateway commands, and a journal in memory to keep them in. By reflection, as all types live in bundles.
 */
final class CommandPort {

    private static final String JOURNAL = "io.wardgate.api.command.CommandJournal";
    /** The buffer brings a journal, too. */
    private static final Dictionary<String, Object> FIRST =
            FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, 1));

    private static final String INLET = "io.wardgate.api.command.CommandInlet";

    /** Where a note says which state it is of: after its version and the id. */
    private static final int STATE_AT = 17;

    private final BundleContext system;
    private final Constructor<?> note;
    private final SortedMap<Long, byte[]> kept = new TreeMap<>();
    private final List<Integer> states = new ArrayList<>();

    /** To be made before the gateway starts: the queue takes the first journal that it finds. */
    CommandPort(GatewayInProcess gateway) throws ReflectiveOperationException, BundleException {
        this.system = gateway.framework().getBundleContext();
        Bundle api = gateway.own().stream()
                .filter(bundle -> bundle.getSymbolicName().equals("wardgate-api"))
                .findFirst()
                .orElseThrow();
        gateway.startAlone(api);
        Class<?> journal = api.loadClass(JOURNAL);
        this.note = api.loadClass(JOURNAL + "$Note").getConstructor(long.class, byte[].class);
        Object proxy = Proxy.newProxyInstance(
                journal.getClassLoader(),
                new Class<?>[] {journal},
                (self, method, arguments) -> switch (method.getName()) {
                    case "append" -> append((byte[]) arguments[0]);
                    case "notes" -> notes();
                    case "forget" -> forget((Long) arguments[0]);
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> "journal of the test";
                });
        Objects.requireNonNull(api.getBundleContext()).registerService(JOURNAL, proxy, FIRST);
    }

    /** Offers a command to the queue as soon as there is one. */
    boolean offer(String kind, Map<String, String> arguments, String payload) {
        Command command = new Command(
                UUID.nameUUIDFromBytes(kind.getBytes(StandardCharsets.UTF_8)),
                kind,
                arguments,
                payload.getBytes(StandardCharsets.UTF_8),
                new Command.Timing(1, 0, Long.MAX_VALUE, 60_000));
        try {
            ServiceReference<?>[] found = system.getAllServiceReferences(INLET, null);
            Object inlet = found == null ? null : system.getService(found[0]);
            if (found == null || inlet == null) {
                return false;
            }
            Class<?> type = found[0].getBundle().loadClass(INLET);
            type.getMethod("offer", byte[].class).invoke(inlet, (Object) new CommandCodec().encode(command));
            return true;
        } catch (ReflectiveOperationException | InvalidSyntaxException e) {
            throw new IllegalStateException("the command queue cannot be reached", e);
        }
    }

    /** Numbers of the states that were noted, in their order. */
    synchronized List<Integer> states() {
        return List.copyOf(states);
    }

    private synchronized long append(byte[] octets) {
        states.add((int) octets[STATE_AT]);
        kept.put((long) states.size(), octets);
        return states.size();
    }

    private synchronized List<Object> notes() throws ReflectiveOperationException {
        List<Object> notes = new ArrayList<>();
        for (Map.Entry<Long, byte[]> entry : kept.entrySet()) {
            notes.add(note.newInstance(entry.getKey(), entry.getValue()));
        }
        return notes;
    }

    /** Null, as a proxied method without result returns. */
    private synchronized @Nullable Object forget(long number) {
        kept.remove(number);
        return null;
    }
}
