package io.wardgate.ble.kernel;

import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.btsnoop.BtsnoopAdvertisementSource;
import io.wardgate.ble.btsnoop.BtsnoopSettings;
import io.wardgate.ble.report.ReportPackets;
import io.wardgate.ble.source.Heard;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.ble.source.RadioPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * BlueZ's own btmon on a real kernel. The line that can be lost is the monitor: it is killed to cut it, and its program
 * taken away so that it cannot be started. What goes over the pipe is not for a test to cut at will.
 */
final class BtsnoopKernelPeer extends RadioPeer {

    private static final Path BTMON = Path.of("/usr/bin/btmon");

    private final KernelAdapter adapter;
    private final ReportPackets packets;
    private final Path monitor;

    BtsnoopKernelPeer(KernelAdapter adapter, ReportPackets packets) throws IOException {
        this.adapter = adapter;
        this.packets = packets;
        monitor = Files.createTempDirectory("btmon").resolve("btmon");
        plugIn();
    }

    @Override
    public Set<Capability> lacks() {
        return Set.of(Capability.OCTETS, Capability.CUT_PACKETS, Capability.RESYNCHRONISATION);
    }

    @Override
    public QueuedSource source(Tuning tuning, UrgencyProbe probe, GatewayClock clock) {
        BtsnoopSettings settings = new BtsnoopSettings(
                tuning.name(),
                AdapterBinding.parse("ble.btsnoop", KernelAdapter.ADDRESS, AdapterBinding.SYSFS),
                "exec " + monitor + " -w /dev/fd/3 3>&1 >/dev/null",
                tuning.watchdogSeconds(),
                tuning.queue());
        return BtsnoopAdvertisementSource.of(settings, probe, clock);
    }

    @Override
    public int longestData() {
        return packets.longestData();
    }

    @Override
    public boolean isListenedTo() {
        return isHeld();
    }

    @Override
    public boolean isHeld() {
        try (Stream<ProcessHandle> monitors = monitors()) {
            return monitors.findAny().isPresent();
        }
    }

    @Override
    public byte[] octets(Heard... reports) {
        return packets.of(reports);
    }

    @Override
    public void send(byte[] octets) throws IOException {
        adapter.controller().send(octets);
    }

    @Override
    public void hearMalformed() throws IOException {
        send(packets.malformed());
    }

    @Override
    public void cut() {
        try (Stream<ProcessHandle> monitors = monitors()) {
            monitors.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Override
    public void unplug() throws IOException {
        Files.deleteIfExists(monitor);
        cut();
    }

    @Override
    public void plugIn() throws IOException {
        Files.createSymbolicLink(monitor, BTMON);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(monitor);
    }

    private static Stream<ProcessHandle> monitors() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().command().orElse("").endsWith("btmon"));
    }
}
