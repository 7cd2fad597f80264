package io.wardgate.runtime.control;

import io.wardgate.api.reading.Reading;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.decoder.AdMatch;
import io.wardgate.ble.decoder.DecoderEntry;
import io.wardgate.ble.decoder.Measurement;
import io.wardgate.ble.decoder.Message;
import io.wardgate.ble.decoder.StructureReport;
import io.wardgate.ble.decoder.StructureReport.EntryMiss;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** The text of {@code gwctl decode}: one paragraph a structure. */
final class DecodedPage {

    private static final int MOST_MISSES = 8;

    private final Texts texts;
    private final PrintWriter out;

    DecodedPage(Texts texts, PrintWriter out) {
        this.texts = texts;
        this.out = out;
    }

    void print(Decoded decoded) {
        decoded.refused().forEach((file, why) -> out.println(texts.of("table.refused", why)));
        List<StructureReport> structures = decoded.report().structures();
        for (int i = 0; i < structures.size(); i++) {
            print(i + 1, structures.get(i));
        }
        if (!decoded.report().leftOver().isEmpty()) {
            out.println(texts.of("left.over", decoded.report().leftOver()));
        }
        out.println(texts.of(decoded.isWell() ? "end.well" : "end.warning"));
    }

    private void print(int number, StructureReport structure) {
        out.println(texts.of("structure", number, type(structure), structure.content()));
        if (!Decoded.carriesData(structure)) {
            line("no.data");
            return;
        }
        DecoderEntry entry = structure.entry();
        if (entry == null) {
            line("entry.none", Decoded.id(structure));
        } else {
            line("entry", entry.name(), entry.table(), Decoded.id(structure), shape(entry.match()));
            line("outcome." + structure.outcome());
        }
        Message message = structure.message();
        if (message != null) {
            line("device", DeviceAddress.format(message.address()));
            message.measurements().forEach(this::print);
            message.events().forEach(event -> line("event", event.name(), event.type()));
        }
        structure.readings().forEach(this::print);
        structure.misses().stream().limit(MOST_MISSES).forEach(this::print);
    }

    private void print(Measurement measurement) {
        String value = Decoded.plain(measurement) + (measurement.unit().isEmpty() ? "" : " " + measurement.unit());
        if (measurement.metric() != null) {
            line("value.metric", measurement.name(), value, measurement.metric());
        } else if (measurement.flag() != null) {
            line("value.flag", measurement.name(), value, measurement.flag());
        } else {
            line("value", measurement.name(), value);
        }
    }

    private void print(Reading reading) {
        String metrics = Decoded.metrics(reading).entrySet().stream()
                .map(metric -> metric.getKey() + "=" + metric.getValue().toPlainString() + " "
                        + metric.getKey().unit())
                .collect(Collectors.joining(", "));
        String flags = Decoded.flags(reading).stream().map(Enum::name).collect(Collectors.joining(", "));
        String carried = metrics + (metrics.isEmpty() || flags.isEmpty() ? "" : ", ") + flags;
        if (reading.sequence() == Reading.NO_SEQUENCE) {
            line("reading", Decoded.device(reading), carried);
        } else {
            line(
                    "reading.numbered",
                    Decoded.device(reading),
                    Integer.toUnsignedString(reading.boot()),
                    reading.sequence(),
                    carried);
        }
    }

    private void print(EntryMiss miss) {
        AdMatch match = miss.entry().match();
        String name = miss.entry().name();
        switch (miss.why()) {
            case PREFIX -> line("miss.prefix", name, Decoded.prefix(match));
            case LENGTH -> line("miss.length", name, match.least(), match.greatest());
            case ID, AD_TYPE -> line("miss.id", name);
        }
    }

    private String shape(AdMatch match) {
        String prefix = Decoded.prefix(match);
        return prefix.isEmpty()
                ? texts.of("shape.any", match.least(), match.greatest())
                : texts.of("shape.prefix", prefix, match.least(), match.greatest());
    }

    private String type(StructureReport structure) {
        String key = "type." + String.format("%02X", structure.adType());
        String name = texts.has(key) ? texts.of(key) : texts.of("type.other");
        return Decoded.carriesData(structure)
                ? name + " " + Decoded.id(structure)
                : name + String.format(" (0x%02X)", structure.adType());
    }

    private void line(String key, Object... arguments) {
        out.println("   " + texts.of(key, arguments));
    }
}
