package io.wardgate.simulator.scenario;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.simulator.band.RecordPeriod;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a scenario and refuses what it does not understand; the defaults are here and in docs/simulator.md. */
public final class ScenarioReader {

    private static final double DAY_SECONDS = 86_400;

    private final List<String> faults = new ArrayList<>();

    private ScenarioReader() {}

    /** Reads a file, or a shipped scenario by its name ({@code ward-200}, {@code ward-400}, {@code recording}). */
    public static Scenario find(String fileOrName) throws ScenarioException {
        Path file = Path.of(fileOrName);
        try (InputStream shipped = ScenarioReader.class.getResourceAsStream("/scenarios/" + fileOrName + ".yaml")) {
            if (shipped != null && !Files.exists(file)) {
                return parse(fileOrName, new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
            }
            return parse(fileOrName, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ScenarioException(
                    fileOrName, List.of("no such file; shipped scenarios are ward-200, ward-400 and recording"));
        } catch (IOException e) {
            throw new ScenarioException(fileOrName, List.of("cannot be read: " + e));
        }
    }

    /** Reads YAML text; the source name is for messages. */
    public static Scenario parse(String source, String yaml) throws ScenarioException {
        Object document;
        try {
            document = new Load(LoadSettings.builder().setLabel(source).build()).loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw new ScenarioException(source, List.of("not YAML: " + e.getMessage()));
        }
        if (!(document instanceof Map<?, ?> map)) {
            throw new ScenarioException(source, List.of("a mapping is expected at the top"));
        }
        ScenarioReader reader = new ScenarioReader();
        Scenario scenario = reader.scenario(new Section("", map, reader.faults));
        if (!reader.faults.isEmpty()) {
            throw new ScenarioException(source, reader.faults);
        }
        return scenario;
    }

    private Scenario scenario(Section top) {
        Scenario scenario = new Scenario(
                top.integer("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
                bands(top.section("bands")),
                floor(top.section("floor")),
                radio(top.section("radio")),
                radio24(top.section("radio24")),
                events(top.section("sos")),
                events(top.section("reboots")),
                faults(top.section("faults")));
        top.end();
        return scenario;
    }

    private Scenario.Bands bands(Section section) {
        Scenario.Bands bands = new Scenario.Bands(
                (int) section.integer("count", 1, 1, 10_000),
                firstId(section),
                (int) section.integer("boot", 1, 0, 0xFF00),
                period(section),
                (int) section.integer("companyId", 0xFFFF, 0, 0xFFFF),
                section.number("encryptedShare", 0, 0, 1),
                section.number("fullShare", 0, 0, 1),
                section.number("replayShare", 0, 0, 1));
        section.end();
        return bands;
    }

    private static int firstId(Section section) {
        String text = section.text("firstId", "wg-00001000");
        if (!text.matches("wg-[0-9a-f]{8}")) {
            section.fault("firstId", text, "wg-<8 hex digits>");
            return 0;
        }
        return (int) DeviceId.parse(text);
    }

    private static RecordPeriod period(Section section) {
        int millis = (int) section.integer("periodMillis", 1000, 1, 300_000);
        try {
            return RecordPeriod.ofMillis(millis);
        } catch (IllegalArgumentException e) {
            section.fault("periodMillis", millis, "one of " + e.getMessage());
            return RecordPeriod.SECONDS_1;
        }
    }

    private Scenario.Floor floor(Section section) {
        List<Scenario.Room> rooms = new ArrayList<>();
        for (Section room : section.sections("rooms")) {
            rooms.add(new Scenario.Room(
                    room.text("name", "room"),
                    room.number("x", 0, 0, 1000),
                    room.number("y", 0, 0, 1000),
                    room.number("width", 4, 0.5, 1000),
                    room.number("depth", 4, 0.5, 1000)));
            room.end();
        }
        List<Scenario.Wall> walls = new ArrayList<>();
        for (Section wall : section.sections("walls")) {
            walls.add(new Scenario.Wall(
                    wall.point("from", new Point(0, 0)),
                    wall.point("to", new Point(0, 0)),
                    wall.number("lossDb", 4, 0, 60)));
            wall.end();
        }
        Point gateway = section.point("gateway", new Point(2, 2));
        section.end();
        if (rooms.isEmpty()) {
            rooms.add(new Scenario.Room("ward", 0, 0, 4, 4));
        }
        return new Scenario.Floor(gateway, rooms, walls);
    }

    private Scenario.Radio radio(Section section) {
        Scenario.Radio radio = new Scenario.Radio(
                section.flag("lossless", false),
                (int) section.integer("advertisingMillis", 1000, 20, 10_240),
                (int) section.integer("advDelayMillis", 10, 0, 10),
                (int) section.integer("scanIntervalMillis", 50, 10, 10_240),
                section.number("captureDb", 6, 0, 100),
                section.number("extraLoss", 0, 0, 1),
                section.number("rssiAtOneMetreDbm", -59, -100, 0),
                section.number("exponent", 2.4, 1, 6),
                section.number("shadowingDb", 3.5, 0, 20),
                section.number("bodyDb", 8, 0, 30));
        section.end();
        return radio;
    }

    private Scenario.Radio24 radio24(Section section) {
        Scenario.Radio24 radio = new Scenario.Radio24(
                section.number("share", 0, 0, 1),
                section.number("aloneShare", 0, 0, 1),
                section.number("gainDb", 0, -40, 40),
                section.number("extraLoss", 0, 0, 1),
                section.number("downlinkLoss", 0, 0, 1),
                (int) section.integer("firstSequence", 0, 0, 0xFFFF),
                receiverFaults(section.section("faults")));
        section.end();
        return radio;
    }

    private Scenario.ReceiverFaults receiverFaults(Section section) {
        Scenario.ReceiverFaults faults = new Scenario.ReceiverFaults(
                section.number("garbagePerMinute", 0, 0, 6000),
                section.number("flipsPerMinute", 0, 0, 6000),
                silences(section),
                section.numbers("jamsAtSeconds", 0, DAY_SECONDS),
                section.numbers("rebootsAtSeconds", 0, DAY_SECONDS));
        section.end();
        return faults;
    }

    private Scenario.Events events(Section section) {
        Scenario.Events events = new Scenario.Events(
                section.number("perHour", 0, 0, 36_000), section.numbers("atSeconds", 0, DAY_SECONDS));
        section.end();
        return events;
    }

    private Scenario.Faults faults(Section section) {
        Scenario.Faults faults = new Scenario.Faults(section.number("garbagePerMinute", 0, 0, 6000), silences(section));
        section.end();
        return faults;
    }

    private static List<Scenario.Silence> silences(Section section) {
        List<Scenario.Silence> silences = new ArrayList<>();
        for (Section silence : section.sections("silence")) {
            silences.add(new Scenario.Silence(
                    silence.number("atSeconds", 0, 0, DAY_SECONDS), silence.number("seconds", 1, 0.1, 3600)));
            silence.end();
        }
        return silences;
    }
}
