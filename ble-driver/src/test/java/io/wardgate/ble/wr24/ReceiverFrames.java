package io.wardgate.ble.wr24;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Frames as a receiver would send them. */
final class ReceiverFrames {

    static final long BAND = 0xC001_A2B3_C4D5L;
    static final String BAND_ID = "wg-0000a1b2";

    /** Band 0000a1b2, common frame in clear, no SOS: the first vector of band-v1. */
    static final byte[] VITALS = HexFormat.of().parseHex("1affffff220c0000a1b2000703e80348c325c747c525a549c32589");

    private ReceiverFrames() {}

    static Frame ofBand(FrameType type, long address, int seq, int flags, byte[] payload) {
        return new Frame(1, flags, type.code(), address, seq, -61, 40, 70_000, payload);
    }

    static Frame vitals(long address, int seq) {
        return ofBand(FrameType.VITALS, address, seq, 0, VITALS);
    }

    static Frame own(FrameType type, int tick, byte[] payload) {
        return new Frame(1, 0, type.code(), Frame.RECEIVER, 0, 127, 255, tick, payload);
    }

    static Frame hello(int least, int greatest, int token, int abilities, int txPowerDbm, int bootNumber) {
        byte[] serial = "WR-0042".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer payload = little(17 + serial.length);
        payload.put((byte) least).put((byte) greatest).putShort((short) token);
        payload.put(new byte[] {2, 3, 1}).put((byte) abilities);
        payload.put((byte) txPowerDbm)
                .put((byte) -20)
                .put((byte) 8)
                .put((byte) 1)
                .putInt(bootNumber);
        return own(
                FrameType.HELLO,
                0,
                payload.put((byte) serial.length).put(serial).array());
    }

    static Frame statistics(int crcBad, int txPowerDbm, int sent) {
        return own(
                FrameType.STATISTICS,
                0,
                little(28)
                        .putInt(66)
                        .putInt(1_000)
                        .putInt(crcBad)
                        .putInt(10)
                        .putInt(2)
                        .putShort((short) 985)
                        .put((byte) txPowerDbm)
                        .put((byte) 1)
                        .putInt(sent)
                        .array());
    }

    static Frame syncAnswer(int token, int receivedTick, int sentTick) {
        return own(
                FrameType.TIME_SYNC,
                sentTick,
                little(6).putShort((short) token).putInt(receivedTick).array());
    }

    static Frame ack(int cmdId, int state, int reason, int tries) {
        return own(
                FrameType.COMMAND_ACK,
                0,
                little(7)
                        .putInt(cmdId)
                        .put((byte) state)
                        .put((byte) reason)
                        .put((byte) tries)
                        .array());
    }

    static Frame expired(int cmdId, int reason, int tries) {
        return own(
                FrameType.COMMAND_EXPIRED,
                0,
                little(6).putInt(cmdId).put((byte) reason).put((byte) tries).array());
    }

    static ByteBuffer little(int octets) {
        return ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN);
    }
}
