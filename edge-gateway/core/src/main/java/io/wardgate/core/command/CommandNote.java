package io.wardgate.core.command;

import io.wardgate.api.command.CommandState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/**
 * All that outlives the process of one command; the newest note of an id is the valid one.
 *
 * <pre>
 *  octets  1        16  1      1     8     8     8     2 + n   4 + n
 *          version  id  state  told  boot  mono  wall  detail  command, empty once the state is final
 * </pre>
 *
 * @param state last reached
 * @param told whether the report of a final state is on the disk
 * @param arrival when it came
 * @param detail of the state
 * @param command the octets as they came; nobody may write to them
 */
record CommandNote(UUID id, CommandState state, boolean told, Arrival arrival, String detail, byte[] command) {

    private static final int VERSION = 1;
    private static final int MAX_DETAIL_CHARS = 512;
    private static final byte[] NONE = {};

    /** As it arrived. */
    static CommandNote of(UUID id, Arrival arrival, byte[] command) {
        return new CommandNote(id, CommandState.DELIVERED, false, arrival, "", command);
    }

    /** A step on; what a command said is not needed once nothing can follow. */
    CommandNote reached(CommandState next, String why) {
        String cut = why.length() > MAX_DETAIL_CHARS ? why.substring(0, MAX_DETAIL_CHARS) : why;
        return new CommandNote(id, next, false, arrival, cut, next.isFinal() ? NONE : command);
    }

    CommandNote wasTold() {
        return new CommandNote(id, state, true, arrival, detail, command);
    }

    byte[] encode() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeByte(VERSION);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            out.writeByte(state.number());
            out.writeBoolean(told);
            out.writeLong(arrival.bootId());
            out.writeLong(arrival.monoMillis());
            out.writeLong(arrival.wallMillis());
            out.writeUTF(detail);
            out.writeInt(command.length);
            out.write(command);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return octets.toByteArray();
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if it is none
     */
    static CommandNote decode(byte[] octets) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("note of version " + version + "; known: " + VERSION);
            }
            return new CommandNote(
                    new UUID(in.readLong(), in.readLong()),
                    CommandState.ofNumber(in.readUnsignedByte()),
                    in.readBoolean(),
                    new Arrival(in.readLong(), in.readLong(), in.readLong()),
                    in.readUTF(),
                    in.readNBytes(Math.max(0, in.readInt())));
        } catch (IOException e) {
            throw new IllegalArgumentException("note of " + octets.length + " octets is not whole", e);
        }
    }
}
