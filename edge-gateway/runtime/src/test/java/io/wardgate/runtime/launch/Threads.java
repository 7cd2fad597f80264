package io.wardgate.runtime.launch;

import java.util.List;
import java.util.Map;

/** Which bundle a thread belongs to, by its name. */
final class Threads {

    private static final Map<String, List<String>> PREFIXES = Map.of(
            "wardgate-ble", List.of("wardgate-hci-", "wardgate-wr24-", "wardgate-btsnoop-", "wardgate-decoder-"),
            "wardgate-ble-bluez", List.of("wardgate-bluez-"),
            "wardgate-core",
                    List.of(
                            "wardgate-sealer",
                            "wardgate-watch",
                            "wardgate-configuration",
                            "wardgate-components",
                            "wardgate-clock",
                            "wardgate-chrony",
                            "wardgate-commands",
                            "wardgate-alarms"),
            "wardgate-buffer", List.of("wardgate-buffer-", "H2 ", "MVStore "),
            "wardgate-nfc", List.of("wardgate-nfc-"),
            "wardgate-uplink", List.of("wardgate-uplink", "wardgate-mqtt-", "MQTT "));

    private Threads() {}

    static List<String> of(String bundle) {
        return names().stream()
                .filter(name ->
                        PREFIXES.getOrDefault(bundle, List.of()).stream().anyMatch(name::startsWith))
                .toList();
    }

    /** What the threads of a bundle do now, for a failed test. */
    static String stacks(String bundle) {
        List<String> names = of(bundle);
        StringBuilder stacks = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            if (names.contains(thread.getName())) {
                stacks.append(thread.getName()).append(": ").append(thread.getState());
                for (StackTraceElement frame : frames) {
                    stacks.append("\n    at ").append(frame);
                }
                stacks.append('\n');
            }
        });
        return stacks.toString();
    }

    /** Ours that no bundle owns: the table above must know them all. */
    static List<String> ofNobody() {
        return names().stream()
                .filter(name -> name.startsWith("wardgate-"))
                .filter(name -> PREFIXES.values().stream()
                        .noneMatch(prefixes -> prefixes.stream().anyMatch(name::startsWith)))
                .toList();
    }

    /** Those that would keep the process alive; not those of the test itself. */
    static List<String> nonDaemon() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .map(Thread::getName)
                .filter(name -> !name.startsWith("awaitility"))
                .sorted()
                .toList();
    }

    static List<String> names() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .sorted()
                .toList();
    }
}
