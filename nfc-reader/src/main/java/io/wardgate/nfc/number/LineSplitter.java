package io.wardgate.nfc.number;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Cuts lines of text out of octets. A line that is longer than any reader says is dropped whole, up to its end, and
 * counted; so are octets outside of the frame of {@link Terminator#STX_ETX}.
 *
 * <p>Owned by the reader's thread; the count may be read by any.
 */
public final class LineSplitter {

    private static final int MOST_OCTETS = 128;

    private final Terminator terminator;
    private final byte[] line = new byte[MOST_OCTETS];
    private final AtomicLong tooLong = new AtomicLong();
    private int length;
    private boolean isInside;
    private boolean isTooLong;

    public LineSplitter(Terminator terminator) {
        this.terminator = terminator;
        forget();
    }

    /** Takes octets and gives the lines that are whole with them, without their ends and never empty. */
    public void feed(byte[] octets, int count, Consumer<String> lines) {
        for (int i = 0; i < count; i++) {
            take(octets[i], lines);
        }
    }

    /** The line was lost: the next octet begins a line. */
    public void forget() {
        length = 0;
        isTooLong = false;
        isInside = !terminator.hasBeginning();
    }

    /** Lines that were dropped for their length. */
    public long tooLong() {
        return tooLong.get();
    }

    private void take(byte octet, Consumer<String> lines) {
        if (terminator.begins(octet)) {
            forget();
            isInside = true;
        } else if (terminator.ends(octet)) {
            end(lines);
        } else if (isInside && !terminator.isBesideTheEnd(octet)) {
            add(octet);
        }
    }

    private void end(Consumer<String> lines) {
        boolean isLine = isInside && !isTooLong && length > 0;
        String text = isLine ? new String(line, 0, length, StandardCharsets.ISO_8859_1) : "";
        forget();
        if (isLine) {
            lines.accept(text);
        }
    }

    private void add(byte octet) {
        if (isTooLong) {
            return;
        }
        if (length == MOST_OCTETS) {
            isTooLong = true;
            tooLong.incrementAndGet();
            return;
        }
        line[length] = octet;
        length++;
    }
}
