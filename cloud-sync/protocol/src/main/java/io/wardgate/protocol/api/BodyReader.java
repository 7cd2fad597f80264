package io.wardgate.protocol.api;

import com.google.protobuf.InvalidProtocolBufferException;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.reading.Reading;
import io.wardgate.protocol.api.WireException.Reason;
import io.wardgate.protocol.columns.ColumnException;
import io.wardgate.protocol.columns.ReadingColumnsReader;
import io.wardgate.protocol.wire.BatchBody;
import io.wardgate.protocol.wire.DeclaredDrop;
import java.util.ArrayList;
import java.util.List;

/** Turns a plain body into contents. */
final class BodyReader {

    private BodyReader() {}

    static BatchBody parse(byte[] body) throws WireException {
        try {
            BodyLimits.check(body);
            return Untrusted.parse(BatchBody.parser(), body);
        } catch (InvalidProtocolBufferException e) {
            throw new WireException(Reason.BODY_MALFORMED, "fields of the body: " + e.getMessage(), e);
        }
    }

    static BatchContents read(BatchBody body, long monoMillis) throws WireException {
        try {
            List<Reading> readings = ReadingColumnsReader.read(body.getReadings(), monoMillis, BatchCodec.MAX_READINGS);
            List<Drop> drops = new ArrayList<>(body.getDropsCount());
            for (DeclaredDrop drop : body.getDropsList()) {
                drops.add(read(drop));
            }
            List<CommandReport> reports = new ArrayList<>(body.getCommandReportsCount());
            for (io.wardgate.protocol.wire.CommandReport report : body.getCommandReportsList()) {
                reports.add(CommandWire.read(report));
            }
            return new BatchContents(
                    readings,
                    drops,
                    body.hasHealth() ? HealthWire.read(body.getHealth()) : null,
                    reports,
                    body.getClockMapsList().stream().map(ClockMapWire::read).toList(),
                    body.getAlarmsList().stream().map(AlarmWire::read).toList(),
                    body.hasRollCall() ? AlarmWire.read(body.getRollCall()) : null,
                    body.getTapsList().stream().map(TapWire::read).toList());
        } catch (ColumnException | IllegalArgumentException e) {
            throw new WireException(Reason.BODY_MALFORMED, String.valueOf(e.getMessage()), e);
        }
    }

    private static Drop read(DeclaredDrop drop) {
        return new Drop(
                drop.getDevice(),
                Lane.ofNumber(drop.getLane()),
                drop.getBoot(),
                drop.getFromSequence(),
                drop.getToSequence(),
                drop.getCount(),
                DropReason.ofNumber(drop.getReason()),
                drop.getEpoch());
    }
}
