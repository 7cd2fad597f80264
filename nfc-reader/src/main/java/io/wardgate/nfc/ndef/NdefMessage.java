package io.wardgate.nfc.ndef;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of whole records. Read strictly, because anybody can write a tag: first and last record must say so, chunks
 * must follow each other, and nothing may follow the end. At most 8 KiB and 32 records.
 *
 * <p>Source: NFC Data Exchange Format 1.0, chapters 2 and 3.
 */
public record NdefMessage(List<NdefRecord> records) {

    public static final int LONGEST_OCTETS = 8_192;
    public static final int MOST_RECORDS = 32;

    private static final int LONGEST_SHORT = 255;

    public NdefMessage {
        records = List.copyOf(records);
        if (records.size() > MOST_RECORDS) {
            throw new IllegalArgumentException(records.size() + " records; at most " + MOST_RECORDS);
        }
    }

    /** Reads a message; no octets are a message without records. */
    public static NdefMessage read(byte[] octets) throws NdefException {
        if (octets.length > LONGEST_OCTETS) {
            throw new NdefException(
                    "a message of " + octets.length + " octets; at most " + LONGEST_OCTETS + " are read");
        }
        RecordReader reader = new RecordReader(octets);
        List<NdefRecord> records = new ArrayList<>();
        Chunks chunks = null;
        boolean isFirst = true;
        boolean isEnded = octets.length == 0;
        while (reader.hasMore()) {
            RecordReader.Piece piece = reader.next();
            if (isEnded || piece.has(RecordReader.BEGIN) != isFirst) {
                throw new NdefException(
                        isFirst
                                ? "the first record does not begin the message"
                                : "a record begins or" + " follows a message within the message");
            }
            isFirst = false;
            isEnded = piece.has(RecordReader.END);
            chunks = Chunks.with(chunks, piece);
            if (!piece.has(RecordReader.CHUNK)) {
                if (records.size() == MOST_RECORDS) {
                    throw new NdefException("more than " + MOST_RECORDS + " records");
                }
                records.add(chunks.whole());
                chunks = null;
            } else if (isEnded) {
                throw new NdefException("the last record says that more of it follows");
            }
        }
        if (!isEnded) {
            throw new NdefException("the message has no last record");
        }
        return new NdefMessage(records);
    }

    /** As it goes on a tag: no chunks, short lengths where they fit. */
    public byte[] octets() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < records.size(); i++) {
            NdefRecord record = records.get(i);
            boolean isShort = record.payload().length <= LONGEST_SHORT;
            boolean hasId = record.id().length > 0;
            out.write((i == 0 ? RecordReader.BEGIN : 0)
                    | (i == records.size() - 1 ? RecordReader.END : 0)
                    | (isShort ? RecordReader.SHORT : 0)
                    | (hasId ? RecordReader.HAS_ID : 0)
                    | record.typeName().ordinal());
            out.write(record.type().length);
            for (int shift = isShort ? 0 : 24; shift >= 0; shift -= 8) {
                out.write(record.payload().length >> shift);
            }
            if (hasId) {
                out.write(record.id().length);
            }
            out.writeBytes(record.type());
            out.writeBytes(record.id());
            out.writeBytes(record.payload());
        }
        return out.toByteArray();
    }

    /** A record whose pieces come one after another. */
    private record Chunks(RecordReader.Piece first, ByteArrayOutputStream payload) {

        static Chunks with(@Nullable Chunks begun, RecordReader.Piece piece) throws NdefException {
            boolean goesOn = piece.typeName() == TypeName.UNCHANGED;
            if (goesOn == (begun == null) || (goesOn && piece.id().length > 0)) {
                throw new NdefException(
                        begun == null
                                ? "a chunk goes on with no record"
                                : "a record in chunks is interrupted by another");
            }
            Chunks chunks = begun == null ? new Chunks(piece, new ByteArrayOutputStream()) : begun;
            chunks.payload.writeBytes(piece.payload());
            return chunks;
        }

        NdefRecord whole() throws NdefException {
            try {
                return new NdefRecord(first.typeName(), first.type(), first.id(), payload.toByteArray());
            } catch (IllegalArgumentException e) {
                throw new NdefException("an empty record goes on in chunks", e);
            }
        }
    }
}
