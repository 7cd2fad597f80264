package io.wardgate.ble.hci;

import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.att.AttLink;
import io.wardgate.ble.att.L2capAssembler;
import io.wardgate.ble.att.L2capFrame;
import io.wardgate.ble.att.LinkOutlet;
import io.wardgate.ble.att.LinkTiming;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One connection of the controller. Its fields belong to the reader's thread; what is asked of it comes by the mailbox. */
final class OpenLink implements LinkOutlet {

    final int handle;
    final AttLink att;
    final Queue<AclFragment> outgoing = new ArrayDeque<>();
    private final L2capAssembler assembler = new L2capAssembler();
    private final LinkMailbox mailbox;
    private final int packetOctets;
    private final ConnectAttempt attempt;
    private int inController;
    private boolean over;

    /** Times of meeting that the device asked for and that the controller was not told yet. */
    @Nullable
    LinkTiming wanted;

    boolean hangUpWanted;

    /** When the controller was told to end it, in monotonic ms; 0 if it was not. */
    long hungUpMillis;

    OpenLink(int handle, ConnectAttempt attempt, int packetOctets, LinkMailbox mailbox) {
        this.handle = handle;
        this.packetOctets = packetOctets;
        this.mailbox = mailbox;
        this.attempt = attempt;
        GattDevice device = attempt.device;
        att = new AttLink(device, DeviceAddress.format(device.address()), this);
    }

    @Override
    public CompletableFuture<Void> send(L2capFrame frame) {
        CompletableFuture<Void> left = new CompletableFuture<>();
        String closed = mailbox.post(() -> {
            if (over) {
                left.completeExceptionally(new GattException("the connection is over"));
            } else {
                AclFragment.cut(frame.octets(), handle, packetOctets, left, outgoing);
            }
        });
        if (closed != null) {
            left.completeExceptionally(new GattException(closed));
        }
        return left;
    }

    @Override
    public void update(LinkTiming timing) {
        mailbox.post(() -> wanted = timing);
    }

    @Override
    public void hangUp() {
        mailbox.post(() -> hangUpWanted = true);
    }

    /** Data came. */
    void data(byte[] buffer, int from, int to, boolean begins) {
        L2capFrame frame = assembler.take(buffer, from, to, begins);
        if (frame != null) {
            att.received(frame);
        }
    }

    /** A packet was handed to the controller. */
    void handed() {
        inController++;
    }

    /**
     * The controller sent packets.
     *
     * @return of how many the room is free again: it may not free more than it was given
     */
    int completed(int packets) {
        int freed = Math.min(packets, inController);
        inController -= freed;
        return freed;
    }

    /** It has ended; what waits to be sent is not sent. Returns the room that the controller has free again. */
    int end(String reason) {
        over = true;
        AclFragment next;
        while ((next = outgoing.poll()) != null) {
            next.lost(reason);
        }
        att.ended(reason);
        attempt.over();
        return completed(inController);
    }

    long malformed() {
        return assembler.malformed() + att.unexpected();
    }
}
