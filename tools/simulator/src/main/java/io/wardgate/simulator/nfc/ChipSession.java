package io.wardgate.simulator.nfc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The chip's side of one connection. Its thread waits for the host while an answer is due, as the chip does: an ACK or
 * another command then stops what was asked before.
 */
final class ChipSession implements Runnable {

    private static final int IDLE_MILLIS = 1_000;
    private static final int WAKE_UP = 0x55;

    private final Socket socket;
    private final ChipCommands commands;
    private final RadioField field;
    private final Queue<LineFault> faults;
    private final PowerState power;
    private final HostFrames frames = new HostFrames();
    private byte[] lastAnswer = new byte[0];
    private byte @Nullable [] due;
    private boolean isSplit;
    private long dueNanos;

    ChipSession(Socket socket, RadioField field, Queue<LineFault> faults, PowerState power) {
        this.socket = socket;
        this.field = field;
        this.commands = new ChipCommands(field);
        this.faults = faults;
        this.power = power;
    }

    @Override
    public void run() {
        byte[] octets = new byte[512];
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            int count = 0;
            while (count >= 0) {
                count = read(in, octets);
                if (count > 0) {
                    heard(octets, count, out);
                }
                sayWhatIsDue(out);
            }
        } catch (IOException e) {
            VirtualPn532.LOG.debug("the host went away: {}", e.toString());
        }
    }

    private int read(InputStream in, byte[] octets) throws IOException {
        long left = due == null ? IDLE_MILLIS : TimeUnit.NANOSECONDS.toMillis(dueNanos - System.nanoTime());
        socket.setSoTimeout((int) Math.max(1, left));
        try {
            return in.read(octets);
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    private void heard(byte[] octets, int count, OutputStream out) throws IOException {
        if (power.isMute()) {
            return;
        }
        for (int i = 0; i < count && power.isAsleep(); i++) {
            if (octets[i] == WAKE_UP) {
                power.wake();
                field.powerUp();
            }
        }
        if (power.isAsleep()) {
            return;
        }
        for (HostFrames.Word word : frames.accept(octets, count)) {
            due = null;
            if (word.kind() == HostFrames.Kind.NACK) {
                say(lastAnswer, 1);
            } else if (word.kind() == HostFrames.Kind.COMMAND) {
                LineFault fault = faults.poll();
                carryOut(word.command(), fault == null ? LineFault.NONE : fault, out);
            }
        }
    }

    private void carryOut(byte[] command, LineFault fault, OutputStream out) throws IOException {
        if (fault == LineFault.DROP_COMMAND) {
            return;
        }
        byte[] data = commands.carryOut(command);
        if (fault != LineFault.DROP_ACK) {
            out.write(HostFrames.ACK);
        }
        if (data == null) {
            say(HostFrames.SYNTAX_ERROR, 1);
            return;
        }
        lastAnswer = HostFrames.answer(command[0] & 0xFF, data);
        byte[] answer = lastAnswer.clone();
        if (fault == LineFault.BAD_CHECKSUM) {
            answer[answer.length - 2] ^= 0x01;
        }
        if (fault != LineFault.DROP_ANSWER) {
            say(answer, ChipCommands.millis(command, data));
            isSplit = fault == LineFault.SPLIT;
        }
    }

    private void say(byte[] octets, int millis) {
        due = octets;
        isSplit = false;
        dueNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private void sayWhatIsDue(OutputStream out) throws IOException {
        byte[] answer = due;
        if (answer == null || System.nanoTime() < dueNanos) {
            return;
        }
        due = null;
        if (power.isMute()) {
            return;
        }
        if (!isSplit) {
            out.write(answer);
            return;
        }
        for (byte octet : answer) {
            out.write(octet);
            out.flush();
        }
    }
}
