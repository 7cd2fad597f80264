package io.wardgate.simulator.nfc;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A Type 4 tag that says the same to everybody: a plain one, or a copy of another's UID and message. */
public final class Type4Card implements Card {

    private static final byte[] ATS = HexFormat.of().parseHex("7777710280");

    private final byte[] uid;
    private final Type4Files files;

    /** @param message NDEF, at most 254 octets */
    public Type4Card(byte[] uid, byte[] message, boolean isWritable) {
        this.uid = uid.clone();
        byte[] content = message.clone();
        this.files = new Type4Files(() -> content, isWritable);
    }

    @Override
    public byte[] uid() {
        return uid.clone();
    }

    @Override
    public int atqa() {
        return 0x0344;
    }

    @Override
    public int sak() {
        return 0x20;
    }

    @Override
    public byte[] ats() {
        return ATS.clone();
    }

    @Override
    public byte @Nullable [] answer(byte[] command) {
        return files.answer(command);
    }
}
