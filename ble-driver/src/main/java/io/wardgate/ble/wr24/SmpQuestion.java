package io.wardgate.ble.wr24;

import io.wardgate.api.smp.SmpChannel.Patience;
import io.wardgate.api.smp.SmpException;
import io.wardgate.api.smp.SmpHeader;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One SMP request on its way to a band and back. Whoever asked waits for {@link #answer}; all else belongs to the reader's
 * thread.
 */
final class SmpQuestion {

    final long deviceId;
    final Patience patience;

    /** The packet that answers, or an {@link SmpException}. */
    final CompletableFuture<byte[]> answer = new CompletableFuture<>();

    final byte[] request;
    final SmpAssembly assembly;
    long address;
    int sent;
    long sentAtMillis;
    private final SmpHeader header;

    /** @throws IllegalArgumentException if the octets are no request, or too long for the line */
    SmpQuestion(long deviceId, byte[] request, int sequence, Patience patience, ReceiverFigures figures) {
        if (request.length > SmpFragment.GREATEST_PACKET) {
            throw new IllegalArgumentException(
                    "SMP request of " + request.length + " octets; allowed: " + SmpFragment.GREATEST_PACKET);
        }
        if (SmpHeader.of(request).filter(SmpHeader::isRequest).isEmpty()) {
            throw new IllegalArgumentException("these " + request.length + " octets are no SMP request");
        }
        this.deviceId = deviceId;
        this.request = SmpHeader.numbered(request, sequence);
        this.patience = patience;
        assembly = new SmpAssembly(figures);
        header = SmpHeader.of(this.request).orElseThrow();
    }

    boolean isAnsweredBy(byte[] packet) {
        Optional<SmpHeader> theirs = SmpHeader.of(packet);
        return theirs.isPresent() && theirs.get().answers(header);
    }
}
