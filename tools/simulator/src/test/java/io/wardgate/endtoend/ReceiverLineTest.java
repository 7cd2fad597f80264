package io.wardgate.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.command.Command;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.smp.SmpChannel;
import io.wardgate.api.smp.SmpException;
import io.wardgate.api.smp.SmpHeader;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.wr24.Wr24Radio;
import io.wardgate.ble.wr24.Wr24Settings;
import io.wardgate.core.clock.SystemGatewayClock;
import io.wardgate.core.command.BandFirmware;
import io.wardgate.core.link.LinkSettings;
import io.wardgate.core.link.LinkTable;
import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.scenario.ScenarioReader;
import io.wardgate.simulator.ward.BandIdentity;
import io.wardgate.simulator.wr24.ReceiverAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's 2.4 GHz source against the simulated receiver over each line: two readings of docs/wire/wr24-v1.md. */
@Timeout(120)
class ReceiverLineTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final String WARD = """
            bands: {count: 10, periodMillis: 250}
            radio: {lossless: true, advertisingMillis: 250}
            radio24: {share: 1, aloneShare: 1, downlinkLoss: 0.3, faults: {garbagePerMinute: 300, flipsPerMinute: 300%s}}
            """;

    private static final int ASKED = 5;
    private static final SmpChannel.Patience PATIENCE = new SmpChannel.Patience(10, 800);

    @TempDir
    private Path folder;

    @Test
    void hearsAllBandsAndTellsThemOverTcp() throws Exception {
        try (Simulation ward = start(ReceiverAddress.tcp(0), "")) {
            hearAndTell(ward, "tcp:127.0.0.1:" + ward.receiverPort());
        }
    }

    @Test
    void hearsAllBandsAndTellsThemOverUdp() throws Exception {
        try (Simulation ward = start(ReceiverAddress.udp(0), "")) {
            hearAndTell(ward, "udp:127.0.0.1:" + ward.receiverPort());
        }
    }

    @Test
    void hearsAllBandsAndTellsThemOverASerialLine() throws Exception {
        Path line = folder.resolve("receiver");
        try (Simulation ward = start(ReceiverAddress.pty(line), "")) {
            await().until(() -> Files.exists(line));
            hearAndTell(ward, "serial:" + line);
        }
    }

    @Test
    void asksBandsForTheirFirmwareWhileTheAirLosesThreeOfTenPackets() throws Exception {
        try (Simulation ward = start(ReceiverAddress.udp(0), "")) {
            Wr24Radio radio = radio("udp:127.0.0.1:" + ward.receiverPort());
            Set<Long> heard = ConcurrentHashMap.newKeySet();
            radio.start(advertisement -> heard.add(advertisement.address()));
            try {
                await().until(() -> heard.size() == 10);
                askForFirmware(radio);
            } finally {
                radio.stop();
            }
            Map<String, Long> figures = radio.health().check().figures();
            assertThat(figures).containsEntry("smpFailed", 0L).containsEntry("smpAnswered", 2L * ASKED);
            assertThat(figures.get("smpSentAgain")).isPositive();
        }
    }

    @Test
    void hearsAgainAfterTheReceiverBootedAndAfterItsRadioJammed() throws Exception {
        try (Simulation ward = start(ReceiverAddress.tcp(0), ", rebootsAtSeconds: [1], jamsAtSeconds: [3]")) {
            Wr24Radio radio = radio("tcp:127.0.0.1:" + ward.receiverPort());
            radio.start(advertisement -> {});
            try {
                await().until(() -> radio.statistics().recoveries() >= 2);
                long before = ward.status().heard();
                await().until(() -> ward.status().heard() > before + 20);
            } finally {
                radio.stop();
            }
        }
    }

    private void hearAndTell(Simulation ward, String port) throws Exception {
        Wr24Radio radio = radio(port);
        Set<Long> heard = ConcurrentHashMap.newKeySet();
        radio.start(advertisement -> heard.add(advertisement.address()));
        try {
            await().until(() -> heard.size() == 10);
            for (BandIdentity band : BandIdentity.all(ScenarioReader.parse("ward", WARD.formatted("")))) {
                radio.send(band.deviceId(), new byte[] {1, 2, 3});
            }
            assertThat(ward.status().delivered()).isEqualTo(10);
        } finally {
            radio.stop();
        }
    }

    /** Three of ten packets are lost on the air in each direction; then the same question goes out again. */
    private static void askForFirmware(Wr24Radio radio) throws Exception {
        BandFirmware firmware = new BandFirmware(new LinkTable(LinkSettings.shipped()), new SystemGatewayClock());
        SmpChannel impatient = new SmpChannel() {
            @Override
            public String name() {
                return radio.name();
            }

            @Override
            public byte[] ask(long deviceId, byte[] request, Patience patience)
                    throws SmpException, InterruptedException {
                return radio.ask(deviceId, request, PATIENCE);
            }
        };
        firmware.addRadio(impatient);
        for (BandIdentity band : BandIdentity.all(ScenarioReader.parse("ward", WARD.formatted("")))
                .subList(0, ASKED)) {
            String device = DeviceId.format(band.deviceId());
            byte[] echo =
                    SmpHeader.request(SmpHeader.WRITE, 0, 0, HexFormat.of().parseHex("a16164626869"));
            assertThat(radio.ask(band.deviceId(), echo, PATIENCE)).contains('r', 'h', 'i');
            assertThat(firmware.run(new Command(
                            new UUID(0, 1),
                            firmware.kind(),
                            Map.of("device", device),
                            new byte[0],
                            new Command.Timing(0, 0, 0, 60_000))))
                    .matches(device + " by receiver-1: image 0 slot 0: 1\\.4\\.\\d, active, confirmed, bootable, "
                            + "[0-9a-f]{16}");
        }
    }

    private Simulation start(ReceiverAddress receiver, String faults) throws Exception {
        Scenario scenario = ScenarioReader.parse("ward", WARD.formatted(faults));
        return Simulation.start(
                scenario,
                new Simulation.Options(ANY_PORT, null, false, folder.resolve("ledger"), null, null, receiver));
    }

    private static Wr24Radio radio(String port) {
        PortAddress line = PortAddress.parseWithUdp("ble.wr24", port, 921_600);
        return new Wr24Radio(
                new Wr24Settings("receiver-1", line, 0, 3, 8_192), advertisement -> false, new SystemGatewayClock());
    }
}
