package io.wardgate.ble.btsnoop;

import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.advertisement.DeviceAddress;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Follows the adapters of a stream and knows which index the configured one has now.
 *
 * <p>A monitor is told of all adapters when it begins, and of each change. An adapter that was just plugged in has no
 * address until the kernel has asked it, so an address that comes later counts.
 *
 * <p>Not thread-safe: owned by the reader thread of one source.
 */
final class BoundAdapter {

    private static final int NOWHERE = -1;

    /** More than any machine has: a damaged stream must not fill the memory. */
    private static final int GREATEST_ADAPTERS = 64;

    private record Adapter(long address, boolean on) {}

    private final AdapterBinding binding;
    private final ScanObserver scan = new ScanObserver();
    private final Map<Integer, Adapter> present = new TreeMap<>();
    private int bound = NOWHERE;
    private boolean changed = true;

    BoundAdapter(AdapterBinding binding) {
        this.binding = binding;
    }

    boolean isAt(int index) {
        return index == bound;
    }

    boolean isThere() {
        return bound != NOWHERE;
    }

    boolean isOn() {
        Adapter adapter = present.get(bound);
        return adapter != null && adapter.on();
    }

    /** Whether {@link #describeWithScan()} says something else than at the last call. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Another program sent it a command. */
    void commanded(byte[] buffer, int from, int end) {
        changed |= scan.command(buffer, from, end);
    }

    /** An adapter is there, or tells its address. */
    void named(int index, long address) {
        Adapter known = present.get(index);
        if (known != null || present.size() < GREATEST_ADAPTERS) {
            present.put(index, new Adapter(address, known != null && known.on()));
            bind();
        }
    }

    void switched(int index, boolean on) {
        changed = true;
        present.computeIfPresent(index, (at, known) -> new Adapter(known.address(), on));
    }

    void gone(int index) {
        present.remove(index);
        bind();
    }

    /** Where it is and who scans. Another program may stop and start scanning every few seconds. */
    String describeWithScan() {
        return describe() + (isOn() ? scan.sentence() : "");
    }

    /** One sentence on where it is and what to do. */
    String describe() {
        if (!isThere()) {
            return "is not there; plug it in or correct adapter; there is " + (present.isEmpty() ? "none" : list());
        }
        return isOn() ? "is hci" + bound : "is hci" + bound + ", switched off; switch it on (bluetoothctl power on)";
    }

    private String list() {
        return present.entrySet().stream()
                .map(entry ->
                        "hci" + entry.getKey() + " " + text(entry.getValue().address()))
                .collect(Collectors.joining(", "));
    }

    private static String text(long address) {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(DeviceAddress.octets(address));
    }

    private void bind() {
        changed = true;
        int before = bound;
        bound = present.entrySet().stream()
                .filter(entry ->
                        binding.matches(entry.getKey(), entry.getValue().address()))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(NOWHERE);
        if (bound != before) {
            scan.forget();
        }
    }
}
