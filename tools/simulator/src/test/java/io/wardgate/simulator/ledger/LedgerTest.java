package io.wardgate.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.simulator.band.BandRecord;
import io.wardgate.simulator.band.Radio;
import io.wardgate.simulator.vitals.Vitals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final long BAND = DeviceId.ofBand(0xA1B2);
    private static final Vitals VITALS = new Vitals(72, Vitals.ABSENT, 3350, 3, true);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("ledger.ndjson");
        try (LedgerWriter ledger = new LedgerWriter(file)) {
            ledger.run(42, 1000, 1);
            BandRecord record = new BandRecord(BAND, 1, 5, 0, true, VITALS);
            ledger.produced(record, 1100);
            ledger.heard(record, 1105, false, Radio.WR24);
            ledger.gateway(true, 1001);
            ledger.fault(LinkFault.GATEWAY_KILLED, 1200);
            ledger.end(2000, "00");
        }
    }

    @Test
    void linesAreAsDocumented() throws IOException {
        assertThat(Files.readAllLines(file))
                .startsWith(
                        "{\"kind\":\"run\",\"seed\":42,\"startedAtMillis\":1000,\"bands\":1}",
                        "{\"kind\":\"produced\",\"device\":\"wg-0000a1b2\",\"boot\":1,\"sequence\":5,\"atMillis\":1100,"
                                + "\"sos\":true,\"heartRate\":72,\"skinTemperature\":3350,\"motion\":3,\"worn\":true}",
                        "{\"kind\":\"heard\",\"device\":\"wg-0000a1b2\",\"boot\":1,\"sequence\":5,\"atMillis\":1105,"
                                + "\"newest\":false,\"radio\":\"wr24\"}");
    }

    @Test
    void readsBackWhatWasWritten() throws LedgerException {
        Ledger ledger = LedgerReader.read(file);

        RecordKey key = new RecordKey(BAND, 1, 5);
        assertThat(ledger.complete()).isTrue();
        assertThat(ledger.produced()).containsEntry(key, new Ledger.Produced(1100, true, VITALS));
        assertThat(ledger.heard()).containsEntry(key, new Ledger.Heard(1105, false));
        assertThat(ledger.faults()).containsExactly(new Ledger.Fault(LinkFault.GATEWAY_KILLED, 1200));
        assertThat(ledger.scanningAfter(1000)).isEqualTo(1001);
    }

    @Test
    void toleratesALastLineTornAtAnyOctet() throws IOException, LedgerException {
        byte[] whole = Files.readAllBytes(file);
        int secondLine = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = secondLine; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(LedgerReader.read(file).complete())
                    .as("cut to %d octets", length)
                    .isFalse();
        }
    }

    @Test
    void refusesADamagedLineInTheMiddleNamingIt() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"sequence\":5,\"atMillis\":1100", "garbled"));

        assertThatThrownBy(() -> LedgerReader.read(file)).hasMessageContaining("line 2");
    }

    @Test
    void refusesWhatIsNoLedger() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "");

        assertThatThrownBy(() -> LedgerReader.read(other)).hasMessageContaining("is it a ledger?");
        assertThatThrownBy(() -> LedgerReader.read(folder.resolve("none"))).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> new LedgerWriter(file)).isInstanceOf(FileAlreadyExistsException.class);
    }
}
