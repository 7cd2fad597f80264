package io.wardgate.ble.hci;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.HexFormat;

/** A controller of btvirt that advertises: {@link Btvirt} makes a report of it when its data or its state change. */
final class BtvirtAdvertiser implements AutoCloseable {

    private static final int RESET = 0x0C03;
    private static final int SET_RANDOM_ADDRESS = 0x2005;
    private static final int SET_ADVERTISING_PARAMETERS = 0x2006;
    private static final int SET_ADVERTISING_DATA = 0x2008;
    private static final int SET_ADVERTISE_ENABLE = 0x200A;

    private final SocketChannel line;
    private final DataInputStream answers;
    private boolean on;

    /** Takes the random address. */
    BtvirtAdvertiser(String addressOctets) throws IOException {
        line = SocketChannel.open(UnixDomainSocketAddress.of(Btvirt.SOCKET));
        answers = new DataInputStream(Channels.newInputStream(line));
        command(RESET, "");
        command(SET_RANDOM_ADDRESS, addressOctets);
        // 100 ms, ADV_NONCONN_IND, own address random, all channels
        command(SET_ADVERTISING_PARAMETERS, "a000 a000 03 01 00 000000000000 07 00");
    }

    /** Advertises other data from now on. */
    void advertise(byte[] data) throws IOException {
        if (on) {
            command(SET_ADVERTISE_ENABLE, "00");
        }
        String hex = HexFormat.of().formatHex(data);
        command(SET_ADVERTISING_DATA, "%02x".formatted(data.length) + hex + "00".repeat(31 - data.length));
        command(SET_ADVERTISE_ENABLE, "01");
        on = true;
    }

    @Override
    public void close() throws IOException {
        line.close();
    }

    private void command(int opcode, String hexParameters) throws IOException {
        byte[] parameters = HexFormat.of().parseHex(hexParameters.replace(" ", ""));
        line.write(ByteBuffer.allocate(4 + parameters.length)
                .put((byte) 1)
                .put((byte) opcode)
                .put((byte) (opcode >> 8))
                .put((byte) parameters.length)
                .put(parameters)
                .flip());
        byte[] head = answers.readNBytes(3);
        byte[] answer = answers.readNBytes(head[2]);
        if (head[1] != 0x0E || answer[3] != 0) {
            throw new IOException(
                    "btvirt refuses %04x: %s".formatted(opcode, HexFormat.of().formatHex(answer)));
        }
    }
}
