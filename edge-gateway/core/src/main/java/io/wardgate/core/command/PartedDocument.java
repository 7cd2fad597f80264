package io.wardgate.core.command;

import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.protocol.api.DocumentParts;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Carries out a kind of command that brings a document which may be larger than a command (docs/commands.md): in parts, one
 * after another, and handed on once it is whole.
 *
 * <p>Parts wait in memory, at most {@link DocumentParts#MAX_OCTETS}: after a restart the next one is refused, and the sender begins anew. A
 * part that comes again does no harm. Owned by the command queue's thread.
 */
public class PartedDocument implements CommandHandler {

    /** Where a whole document goes. */
    @FunctionalInterface
    public interface Inlet {
        void accept(byte[] octets) throws CommandException;
    }

    private final String kind;
    private final Inlet inlet;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private String document = "";
    private int parts;
    private int kept;

    public PartedDocument(String kind, Inlet inlet) {
        this.kind = kind;
        this.inlet = inlet;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String run(Command command) throws CommandException {
        String named = argument(command, DocumentParts.DOCUMENT);
        if (!named.matches("[0-9a-f]{64}")) {
            throw new CommandException("document is " + named + "; allowed: 64 hexadecimal digits, its SHA-256");
        }
        int count = number(command, DocumentParts.PARTS);
        int part = number(command, DocumentParts.PART);
        if (part > count) {
            throw new CommandException("part is " + part + "; allowed: 1 to parts, which is " + count);
        }
        if (part == 1) {
            begin(named, count);
        }
        boolean known = document.equals(named) && parts == count;
        if (!known || part > kept + 1) {
            throw new CommandException("part " + part + " of " + count + " came, but of this document "
                    + (known ? kept : 0) + " parts are here: " + DocumentParts.BEGIN_ANEW);
        }
        if (part == kept + 1) {
            keep(command.payload());
        }
        return kept < parts ? "part " + kept + " of " + parts + " is here" : handOn();
    }

    private void begin(String named, int count) {
        document = named;
        parts = count;
        kept = 0;
        octets.reset();
    }

    private void keep(byte[] payload) throws CommandException {
        if (octets.size() + payload.length > DocumentParts.MAX_OCTETS) {
            forget();
            throw new CommandException("the document has more than " + DocumentParts.MAX_OCTETS + " octets");
        }
        octets.writeBytes(payload);
        kept++;
    }

    private String handOn() throws CommandException {
        byte[] whole = octets.toByteArray();
        String expected = document;
        forget();
        String found = HexFormat.of().formatHex(sha256(whole));
        if (!found.equals(expected)) {
            throw new CommandException("the parts make a document with SHA-256 " + found + ", not " + expected);
        }
        inlet.accept(whole);
        return "in force: " + whole.length + " octets";
    }

    private void forget() {
        begin("", 0);
    }

    private static String argument(Command command, String name) throws CommandException {
        String value = command.arguments().get(name);
        if (value == null) {
            throw new CommandException("argument " + name + " is missing; required: document, part, parts");
        }
        return value;
    }

    private static int number(Command command, String name) throws CommandException {
        String value = argument(command, name);
        if (!value.matches("[0-9]{1,3}")
                || Integer.parseInt(value) < 1
                || Integer.parseInt(value) > DocumentParts.MAX_PARTS) {
            throw new CommandException(name + " is " + value + "; allowed: 1 to " + DocumentParts.MAX_PARTS);
        }
        return Integer.parseInt(value);
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
