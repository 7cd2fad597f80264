package io.wardgate.protocol.api;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.reading.Metric;
import io.wardgate.protocol.api.WireException.Reason;
import io.wardgate.protocol.wire.BatchBody;
import io.wardgate.protocol.wire.GatewayHealth;
import io.wardgate.protocol.wire.Readings;
import java.io.IOException;

/**
 * Counts what a body would become before it becomes anything.
 *
 * <p>Eight megabytes of inflated octets can ask for four million empty messages or eight million numbers, some hundred
 * megabytes of objects. This walk allocates nothing and refuses such a body.
 */
final class BodyLimits {

    private static final int MAX_FIGURES_IN_ALL = 16_384;
    /** The open alarms, and the other fields with room to spare. */
    private static final int MAX_ROLL_CALL_NUMBERS = RollCall.MAX_OPEN + 64;

    private static final int READINGS_FIELDS = Readings.METRICS_FIELD_NUMBER + 1;

    private final byte[] body;
    private final CodedInputStream in;
    private final int[] entries = new int[READINGS_FIELDS];
    private int drops;
    private int reports;
    private int clockMaps;
    private int alarms;
    private int taps;
    private int openAlarms;
    private int checks;
    private int figures;

    private BodyLimits(byte[] body) {
        this.body = body;
        this.in = CodedInputStream.newInstance(body);
    }

    static void check(byte[] body) throws WireException, InvalidProtocolBufferException {
        try {
            new BodyLimits(body).walkBody();
        } catch (InvalidProtocolBufferException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidProtocolBufferException(e);
        }
    }

    private void walkBody() throws IOException, WireException {
        int tag;
        while ((tag = in.readTag()) != 0) {
            int field = WireFormat.getTagFieldNumber(tag);
            boolean message = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (message && field == BatchBody.READINGS_FIELD_NUMBER) {
                int outer = in.pushLimit(in.readRawVarint32());
                walkReadings();
                in.popLimit(outer);
            } else if (message && field == BatchBody.HEALTH_FIELD_NUMBER) {
                int outer = in.pushLimit(in.readRawVarint32());
                walkHealth();
                in.popLimit(outer);
            } else if (message && field == BatchBody.ROLL_CALL_FIELD_NUMBER) {
                int outer = in.pushLimit(in.readRawVarint32());
                walkRollCall();
                in.popLimit(outer);
            } else {
                count(field);
                in.skipField(tag);
            }
        }
    }

    private void count(int field) throws WireException {
        switch (field) {
            case BatchBody.DROPS_FIELD_NUMBER -> drops = require(drops + 1, BatchCodec.MAX_DROPS, "drops");
            case BatchBody.COMMAND_REPORTS_FIELD_NUMBER ->
                reports = require(reports + 1, BatchCodec.MAX_EVENTS, "command reports");
            case BatchBody.CLOCK_MAPS_FIELD_NUMBER ->
                clockMaps = require(clockMaps + 1, BatchCodec.MAX_EVENTS, "clock maps");
            case BatchBody.ALARMS_FIELD_NUMBER -> alarms = require(alarms + 1, BatchCodec.MAX_EVENTS, "alarms");
            case BatchBody.TAPS_FIELD_NUMBER -> taps = require(taps + 1, BatchCodec.MAX_EVENTS, "taps");
            default -> {
                // Unknown fields are skipped, and the parser discards them.
            }
        }
    }

    private void walkReadings() throws IOException, WireException {
        int tag;
        while ((tag = in.readTag()) != 0) {
            int field = WireFormat.getTagFieldNumber(tag);
            if (field == Readings.METRICS_FIELD_NUMBER
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                entries[field] = require(entries[field] + 1, Metric.count(), "metric columns");
                int outer = in.pushLimit(in.readRawVarint32());
                walkMetric();
                in.popLimit(outer);
            } else {
                int added = countEntries(tag);
                if (field < entries.length) {
                    entries[field] = require(entries[field] + added, BatchCodec.MAX_READINGS, "entries in a column");
                }
            }
        }
    }

    private void walkMetric() throws IOException, WireException {
        int values = 0;
        int tag;
        while ((tag = in.readTag()) != 0) {
            values = require(values + countEntries(tag), BatchCodec.MAX_READINGS + 1, "values of a metric");
        }
    }

    private void walkRollCall() throws IOException, WireException {
        int tag;
        while ((tag = in.readTag()) != 0) {
            openAlarms = require(openAlarms + countEntries(tag), MAX_ROLL_CALL_NUMBERS, "numbers in its roll call");
        }
    }

    private void walkHealth() throws IOException, WireException {
        int tag;
        while ((tag = in.readTag()) != 0) {
            if (WireFormat.getTagFieldNumber(tag) == GatewayHealth.CHECKS_FIELD_NUMBER
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                checks = require(checks + 1, BatchCodec.MAX_CHECKS, "health checks");
                int outer = in.pushLimit(in.readRawVarint32());
                walkCheck();
                in.popLimit(outer);
            } else {
                in.skipField(tag);
            }
        }
    }

    private void walkCheck() throws IOException, WireException {
        int tag;
        while ((tag = in.readTag()) != 0) {
            if (WireFormat.getTagFieldNumber(tag) == GatewayHealth.Check.FIGURES_FIELD_NUMBER) {
                figures = require(figures + 1, MAX_FIGURES_IN_ALL, "figures");
            }
            in.skipField(tag);
        }
    }

    /** Skips a field and counts its numbers: one, or as many as a packed column has octets that end one. */
    private int countEntries(int tag) throws IOException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            in.skipField(tag);
            return 1;
        }
        int length = in.readRawVarint32();
        int start = in.getTotalBytesRead();
        in.skipRawBytes(length);
        int count = 0;
        for (int i = start; i < start + length; i++) {
            count += body[i] >= 0 ? 1 : 0;
        }
        return count;
    }

    private static int require(int count, int limit, String what) throws WireException {
        if (count > limit) {
            throw new WireException(Reason.TOO_LARGE, "body has more than " + limit + " " + what);
        }
        return count;
    }
}
