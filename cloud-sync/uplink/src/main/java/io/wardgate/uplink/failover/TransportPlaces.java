package io.wardgate.uplink.failover;

import io.wardgate.api.uplink.Uplink;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each transport that comes the place that the configuration has for its name. Without a configured primary the
 * only transport that is neither backup nor fast path is it; of several nobody may guess one.
 *
 * <p>Safe from any thread.
 */
public final class TransportPlaces {

    private static final Logger LOG = LoggerFactory.getLogger(TransportPlaces.class);

    private final FailoverUplink uplink;
    private final String primary;
    private final String backup;
    private final String fastPath;
    private final Map<String, Uplink> there = new TreeMap<>();
    private final Map<Role, Uplink> placed = new EnumMap<>(Role.class);
    private volatile String fault;

    /**
     * Takes the configured names; empty ones name nobody.
     *
     * @throws IllegalArgumentException if one transport has two places
     */
    public TransportPlaces(FailoverUplink uplink, String primary, String backup, String fastPath) {
        checkDifferent("backup", backup, "primary", primary);
        checkDifferent("fastPath", fastPath, "primary", primary);
        checkDifferent("fastPath", fastPath, "backup", backup);
        this.uplink = uplink;
        this.primary = primary;
        this.backup = backup;
        this.fastPath = fastPath;
        this.fault = missing();
    }

    public synchronized void add(String name, Uplink transport) {
        Uplink before = there.putIfAbsent(name, transport);
        if (before != null) {
            LOG.error("two transports are named {}; the second one is not used: give it another name", name);
        }
        place();
    }

    public synchronized void remove(String name, Uplink transport) {
        there.remove(name, transport);
        place();
    }

    /** What keeps the configured servers from being used; empty if nothing does. */
    public String fault() {
        return fault;
    }

    private void place() {
        List<String> others = others();
        String first = primary.isEmpty() && others.size() == 1 ? others.get(0) : primary;
        put(Role.PRIMARY, there.get(first));
        put(Role.BACKUP, there.get(backup));
        put(Role.FAST_PATH, there.get(fastPath));
        String now = missing();
        if (!now.equals(fault) && !now.isEmpty()) {
            LOG.warn("{}", now);
        }
        fault = now;
    }

    private void put(Role role, @Nullable Uplink transport) {
        Uplink before = placed.get(role);
        if (before == transport) {
            return;
        }
        if (before != null) {
            uplink.detach(role);
            placed.remove(role);
        }
        if (transport != null) {
            uplink.attach(role, transport);
            placed.put(role, transport);
        }
    }

    private String missing() {
        List<String> others = others();
        if (primary.isEmpty() && others.size() > 1) {
            return "there are the transports " + String.join(", ", others) + "; name one of them in uplink.primary";
        }
        if (there.isEmpty()) {
            return "no transport to a receiver; data waits in the store: configure one, as uplink.mqtt";
        }
        if (primary.isEmpty() && others.isEmpty()) {
            return "every transport is backup or fast path; configure one more, as uplink.mqtt";
        }
        return Stream.of(absent("primary", primary), absent("backup", backup), absent("fastPath", fastPath))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private String absent(String key, String name) {
        return name.isEmpty() || there.containsKey(name)
                ? ""
                : "uplink." + key + " is \"" + name + "\", but the transports are " + String.join(", ", there.keySet());
    }

    private List<String> others() {
        return there.keySet().stream()
                .filter(name -> !name.equals(backup) && !name.equals(fastPath))
                .toList();
    }

    private static void checkDifferent(String key, String name, String otherKey, String other) {
        if (!name.isEmpty() && name.equals(other)) {
            throw new IllegalArgumentException("uplink." + key + " and uplink." + otherKey + " are both \"" + name
                    + "\"; allowed: two different transports");
        }
    }
}
