package io.wardgate.protocol.api;

import com.google.protobuf.ByteString;
import io.wardgate.api.command.CommandReport;
import io.wardgate.api.command.CommandState;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Command ids and reports to messages and back. */
final class CommandWire {

    static final int MAX_DETAIL_CHARS = 512;

    private static final int ID_OCTETS = 16;

    private CommandWire() {}

    static ByteString write(UUID id) {
        return ByteString.copyFrom(ByteBuffer.allocate(ID_OCTETS)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip());
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException if it has not 16 octets
     */
    static UUID readId(ByteString octets) {
        if (octets.size() != ID_OCTETS) {
            throw new IllegalArgumentException("command id of " + octets.size() + " octets; must be " + ID_OCTETS);
        }
        ByteBuffer buffer = octets.asReadOnlyByteBuffer();
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    static io.wardgate.protocol.wire.CommandReport write(CommandReport report) {
        return io.wardgate.protocol.wire.CommandReport.newBuilder()
                .setId(write(report.id()))
                .setState(report.state().number())
                .setMonoMillis(report.monoMillis())
                .setDetail(Texts.cut(report.detail(), MAX_DETAIL_CHARS))
                .build();
    }

    /**
     * Reads a report.
     *
     * @throws IllegalArgumentException naming what is out of range
     */
    static CommandReport read(io.wardgate.protocol.wire.CommandReport report) {
        Texts.requireShort("detail of a command report", report.getDetail(), MAX_DETAIL_CHARS);
        return new CommandReport(
                readId(report.getId()),
                CommandState.ofNumber(report.getState()),
                report.getMonoMillis(),
                report.getDetail());
    }
}
