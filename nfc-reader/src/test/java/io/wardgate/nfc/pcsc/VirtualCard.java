package io.wardgate.nfc.pcsc;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A type 4 tag with an NDEF message, as vsmartcard's virtual terminal (vpcd) asks for it: two octets of length, then a
 * control octet (0 off, 1 on, 2 reset, 4 ATR) or a command. One thread keeps it connected until it is closed.
 */
final class VirtualCard implements AutoCloseable {

    static final int PORT = 0x8C7B;
    private static final int ASKS_ATR = 4;
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] ATR = HEX.parseHex("3b80800101");
    private static final byte[] CAPABILITIES = HEX.parseHex("000f20003b00340406e104003200ff");
    private static final byte[] OK = HEX.parseHex("9000");
    private static final byte[] NOT_FOUND = HEX.parseHex("6a82");

    private final byte[] uid;
    private final byte[] file;
    private final Thread thread = new Thread(this::keep, "test-virtual-card");
    private volatile boolean isClosed;
    private volatile @Nullable Socket socket;
    private byte[] selected = new byte[0];

    VirtualCard(String uid, byte[] message) {
        this.uid = HEX.parseHex(uid);
        file = new byte[message.length + 2];
        file[1] = (byte) message.length;
        System.arraycopy(message, 0, file, 2, message.length);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        Socket open = socket;
        if (open != null) {
            open.close();
        }
    }

    private void keep() {
        while (!isClosed) {
            try (Socket open = new Socket("127.0.0.1", PORT)) {
                socket = open;
                serve(new DataInputStream(open.getInputStream()), new DataOutputStream(open.getOutputStream()));
            } catch (IOException e) {
                // No pcscd now.
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            byte[] asked = new byte[in.readUnsignedShort()];
            in.readFully(asked);
            byte[] answer = asked.length > 1 ? answer(asked) : asked[0] == ASKS_ATR ? ATR : null;
            if (answer != null) {
                byte[] framed = new byte[answer.length + 2];
                framed[1] = (byte) answer.length;
                System.arraycopy(answer, 0, framed, 2, answer.length);
                out.write(framed);
            }
        }
    }

    private byte[] answer(byte[] command) {
        String hex = HEX.formatHex(command);
        if (hex.startsWith("ffca0000")) {
            return joined(uid, OK);
        }
        if (hex.startsWith("00a4")) {
            if (hex.contains("d2760000850101")) {
                return OK;
            }
            selected = hex.endsWith("e103") ? CAPABILITIES : hex.endsWith("e104") ? file : new byte[0];
            return selected.length > 0 ? OK : NOT_FOUND;
        }
        if (hex.startsWith("00b0")) {
            int from = (command[2] & 0xFF) << 8 | command[3] & 0xFF;
            int to = Math.min(selected.length, from + (command[4] & 0xFF));
            return from > to ? NOT_FOUND : joined(Arrays.copyOfRange(selected, from, to), OK);
        }
        return HEX.parseHex("6d00");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
