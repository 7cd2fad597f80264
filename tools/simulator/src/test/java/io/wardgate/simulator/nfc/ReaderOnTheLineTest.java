package io.wardgate.simulator.nfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.nfc.ReaderEvent;
import io.wardgate.api.nfc.ReaderEvent.ReaderDegraded;
import io.wardgate.api.nfc.ReaderEvent.ReaderUp;
import io.wardgate.api.nfc.ReaderEvent.TagGone;
import io.wardgate.api.nfc.ReaderEvent.TagSeen;
import io.wardgate.api.nfc.ReaderStatistics.State;
import io.wardgate.api.nfc.TagException;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.nfc.pn532.Pn532Reader;
import io.wardgate.nfc.pn532.ReaderSettings;
import io.wardgate.nfc.reader.PortOpener;
import io.wardgate.simulator.faults.store.PlainClock;
import io.wardgate.simulator.hci.PtyBridge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's reader and the simulator's chip, on a real line and in real time. */
@Timeout(60)
class ReaderOnTheLineTest {

    private final Ntag tag = new Ntag(Ntag.Size.NTAG213, HexFormat.of().parseHex("04e10cda993c80"), new byte[0]);
    private final List<ReaderEvent> heard = new CopyOnWriteArrayList<>();
    private final List<byte[]> pages = new CopyOnWriteArrayList<>();

    private VirtualPn532 chip;
    private Pn532Reader reader;

    @BeforeEach
    void listen() throws IOException {
        chip = VirtualPn532.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        reader = reader(new PortAddress.Tcp("127.0.0.1", chip.port())::open);
    }

    @AfterEach
    void close() throws IOException {
        reader.stop();
        chip.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("wardgate-nfc-door-1"));
    }

    @Test
    void seesATagReadsItAndSeesItLeave() {
        reader.start(this::hear);
        chip.lay(tag);
        awaitKinds(ReaderUp.class, TagSeen.class);
        assertThat(pages).containsExactly(Arrays.copyOf(tag.memory(), 16));
        chip.take(tag);

        awaitKinds(ReaderUp.class, TagSeen.class, TagGone.class);
    }

    @Test
    void doesTheSameOnAPseudoTerminal(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/socat")), "socat is not installed");
        Path line = folder.resolve("reader");
        try (PtyBridge bridge = PtyBridge.open(line, chip.port())) {
            await().until(() -> Files.exists(line));
            reader = reader(new PortAddress.PlainSerial(line.toString(), 115_200)::open);
            reader.start(this::hear);
            chip.lay(tag);
            await().until(() -> kinds().contains(TagSeen.class));
            assertThat(pages).containsExactly(Arrays.copyOf(tag.memory(), 16));
            reader.stop();
            assertThat(bridge).isNotNull();
        }
    }

    @Test
    void faultsOfTheLineAreNoDepartures() {
        reader.start(this::hear);
        chip.lay(tag);
        awaitKinds(ReaderUp.class, TagSeen.class);
        for (LineFault fault : LineFault.values()) {
            List<LineFault> disturbed = new ArrayList<>(Collections.nCopies(4, fault));
            long polls = reader.statistics().polls();
            chip.disturb(disturbed);
            await().until(() -> reader.statistics().polls() >= polls + 4);
        }

        assertThat(kinds()).doesNotContain(TagGone.class);
        assertThat(kinds().stream().filter(TagSeen.class::equals)).hasSize(1);
    }

    @Test
    void comesBackAfterADipOfTheSupplyALatchUpAndALostLine() throws IOException {
        reader.start(this::hear);
        awaitKinds(ReaderUp.class);
        chip.brownOut();
        awaitKinds(ReaderUp.class, ReaderDegraded.class, ReaderUp.class);
        chip.latchUp();
        await().until(() -> reader.statistics().figures().getOrDefault("resets", 0L) == 1
                && reader.statistics().state() == State.READING);
        chip.cutLine();
        await().until(() -> kinds().stream().filter(ReaderUp.class::equals).count() == 4);

        chip.lay(tag);
        await().until(() -> kinds().contains(TagSeen.class));
        assertThat(reader.statistics().figures()).containsEntry("downs", 0L);
    }

    private Pn532Reader reader(PortOpener port) {
        return new Pn532Reader(new ReaderSettings("door-1", port, 50, chip::reset), new PlainClock());
    }

    private void hear(ReaderEvent event) {
        if (event instanceof TagSeen seen) {
            try {
                pages.add(seen.channel().transceive(new byte[] {0x30, 0x00}, true));
            } catch (TagException e) {
                throw new AssertionError(e);
            }
        }
        heard.add(event);
    }

    private void awaitKinds(Class<?>... kinds) {
        await().untilAsserted(() -> assertThat(kinds()).containsExactly(kinds));
    }

    private List<Class<?>> kinds() {
        List<Class<?>> kinds = new ArrayList<>();
        heard.forEach(event -> kinds.add(event.getClass()));
        return kinds;
    }
}
