package io.wardgate.simulator.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.simulator.band.BandRecord;
import io.wardgate.simulator.band.Radio;
import io.wardgate.simulator.vitals.Vitals;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends the truth to a file, one JSON object a line (docs/simulator.md, ledger).
 *
 * <p>Safe from any thread: the player writes what was produced, the controller's writer what was heard. The player
 * flushes each second; a kill loses at most that and tears at most the last line.
 */
public final class LedgerWriter implements Closeable {

    private final JsonGenerator json;
    private long produced;
    private long heard;
    private boolean closed;

    /** Starts a new file; an old one is an error, because two runs in one ledger cannot be scored. */
    public LedgerWriter(Path file) throws IOException {
        this.json = new JsonFactory()
                .createGenerator(
                        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), 1 << 16));
        json.setRootValueSeparator(null);
    }

    /** First line. */
    public synchronized void run(long seed, long startedAtMillis, int bands) {
        line("run", () -> {
            json.writeNumberField("seed", seed);
            json.writeNumberField("startedAtMillis", startedAtMillis);
            json.writeNumberField("bands", bands);
        });
    }

    public synchronized void produced(BandRecord record, long atMillis) {
        produced++;
        line("produced", () -> {
            key(record);
            json.writeNumberField("atMillis", atMillis);
            json.writeBooleanField("sos", record.sos());
            Vitals vitals = record.vitals();
            value("heartRate", vitals.heartRate());
            value("spo2", vitals.spo2());
            value("skinTemperature", vitals.skinTemperature());
            value("motion", vitals.motion());
            json.writeBooleanField("worn", vitals.worn());
        });
    }

    /**
     * The gateway was told of a record for the first time.
     *
     * @param newest whether it was the newest of its frame: only then its alert flags travelled with it
     * @param radio over which it was told first
     */
    public synchronized void heard(BandRecord record, long atMillis, boolean newest, Radio radio) {
        heard++;
        line("heard", () -> {
            key(record);
            json.writeNumberField("atMillis", atMillis);
            json.writeBooleanField("newest", newest);
            json.writeStringField("radio", radio.text());
        });
    }

    /** Somebody cut, killed or restored something; flushed at once. */
    public synchronized void fault(LinkFault fault, long atMillis) {
        line("fault", () -> {
            json.writeStringField("what", fault.text());
            json.writeNumberField("atMillis", atMillis);
        });
        flush();
    }

    /** The gateway began to scan, or went away. */
    public synchronized void gateway(boolean scanning, long atMillis) {
        line("gateway", () -> {
            json.writeStringField("what", scanning ? "scanning" : "gone");
            json.writeNumberField("atMillis", atMillis);
        });
    }

    /** Last line of a run that ended in order. */
    public synchronized void end(long atMillis, String truthSha256) {
        line("end", () -> {
            json.writeNumberField("atMillis", atMillis);
            json.writeNumberField("produced", produced);
            json.writeNumberField("heard", heard);
            json.writeStringField("truthSha256", truthSha256);
        });
        flush();
    }

    public synchronized long producedCount() {
        return produced;
    }

    public synchronized long heardCount() {
        return heard;
    }

    public synchronized void flush() {
        try {
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the ledger", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        json.close();
    }

    private void key(BandRecord record) throws IOException {
        json.writeStringField("device", DeviceId.format(record.deviceId()));
        json.writeNumberField("boot", record.boot());
        json.writeNumberField("sequence", record.sequence());
    }

    private void value(String name, int value) throws IOException {
        if (value != Vitals.ABSENT) {
            json.writeNumberField(name, value);
        }
    }

    /** After the end a gateway may still hang up; that is no part of the run. */
    private void line(String kind, Fields fields) {
        if (closed) {
            return;
        }
        try {
            json.writeStartObject();
            json.writeStringField("kind", kind);
            fields.write();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the ledger", e);
        }
    }

    private interface Fields {
        void write() throws IOException;
    }
}
