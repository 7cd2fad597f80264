package io.wardgate.simulator.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.simulator.vitals.Vitals;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ledger. A torn last line is what a killed simulator leaves and is ignored; any other line that does not read
 * is an error, because a score over half a truth would be worth nothing. Used once.
 */
public final class LedgerReader {

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<RecordKey, Ledger.Produced> produced = new HashMap<>();
    private final Map<RecordKey, Ledger.Heard> heard = new HashMap<>();
    private final List<Ledger.Fault> faults = new ArrayList<>();
    private final List<Long> scanning = new ArrayList<>();
    private @Nullable JsonNode run;
    private boolean complete;

    private LedgerReader() {}

    /** Reads the whole file. */
    public static Ledger read(Path file) throws LedgerException {
        LedgerReader reader = new LedgerReader();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 1;
            String line = lines.readLine();
            while (line != null) {
                String next = lines.readLine();
                reader.accept(file, number++, line, next == null);
                line = next;
            }
        } catch (IOException e) {
            throw new LedgerException("ledger " + file + " cannot be read: " + e, e);
        }
        if (reader.run == null) {
            throw new LedgerException("ledger " + file + " has no line of kind 'run'; is it a ledger?");
        }
        return new Ledger(
                reader.run.path("seed").asLong(),
                reader.run.path("bands").asInt(),
                reader.produced,
                reader.heard,
                reader.faults,
                reader.scanning,
                reader.complete);
    }

    private void accept(Path file, int number, String line, boolean last) throws LedgerException {
        try {
            entry(mapper.readTree(line));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            if (!last) {
                throw new LedgerException(
                        "ledger " + file + ", line " + number + " does not read: " + e.getMessage(), e);
            }
        }
    }

    private void entry(JsonNode line) {
        String kind = line.path("kind").asText();
        switch (kind) {
            case "run" -> run = line;
            case "produced" ->
                produced.put(
                        key(line),
                        new Ledger.Produced(at(line), line.path("sos").asBoolean(), vitals(line)));
            case "heard" ->
                heard.putIfAbsent(
                        key(line),
                        new Ledger.Heard(at(line), line.path("newest").asBoolean(true)));
            case "fault" ->
                faults.add(new Ledger.Fault(LinkFault.ofText(line.path("what").asText()), at(line)));
            case "gateway" -> {
                if (line.path("what").asText().equals("scanning")) {
                    scanning.add(at(line));
                }
            }
            case "end" -> complete = true;
            default -> throw new IllegalArgumentException("kind '" + kind + "' is unknown");
        }
    }

    private static RecordKey key(JsonNode line) {
        return new RecordKey(
                DeviceId.parse(line.path("device").asText()), number(line, "boot"), number(line, "sequence"));
    }

    private static long at(JsonNode line) {
        return number(line, "atMillis");
    }

    private static long number(JsonNode line, String name) {
        JsonNode value = line.path(name);
        if (!value.isIntegralNumber()) {
            throw new IllegalArgumentException(name + " is missing or no whole number");
        }
        return value.asLong();
    }

    private static Vitals vitals(JsonNode line) {
        return new Vitals(
                line.path("heartRate").asInt(Vitals.ABSENT),
                line.path("spo2").asInt(Vitals.ABSENT),
                line.path("skinTemperature").asInt(Vitals.ABSENT),
                line.path("motion").asInt(0),
                line.path("worn").asBoolean());
    }
}
