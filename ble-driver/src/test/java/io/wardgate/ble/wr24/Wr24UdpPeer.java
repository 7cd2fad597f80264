package io.wardgate.ble.wr24;

import io.wardgate.ble.source.Heard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;

/**
 * A receiver that talks in datagrams. There is no line to lose: {@link #cut()} is what comes nearest, a receiver that has
 * booted and knows of no session.
 */
final class Wr24UdpPeer extends Wr24RadioPeer {

    private static final int GREATEST_DATAGRAM = 1_400;

    private UdpReceiverLine line;

    Wr24UdpPeer() throws IOException {
        line = new UdpReceiverLine(receiver);
    }

    @Override
    String address() {
        return line.address();
    }

    @Override
    public Set<Capability> lacks() {
        Set<Capability> lacks = super.lacks();
        lacks.add(Capability.CUT_PACKETS);
        return lacks;
    }

    @Override
    public boolean isListenedTo() {
        return line.hasSession();
    }

    @Override
    public boolean isHeld() {
        return line.isHeld();
    }

    /** As many frames a datagram as fit, as a busy receiver does it. */
    @Override
    public void hear(Heard... reports) throws IOException {
        ByteArrayOutputStream datagram = new ByteArrayOutputStream();
        for (Heard report : reports) {
            byte[] frame = octets(report);
            if (datagram.size() + frame.length > GREATEST_DATAGRAM) {
                send(datagram.toByteArray());
                datagram.reset();
            }
            datagram.writeBytes(frame);
        }
        send(datagram.toByteArray());
    }

    @Override
    public void send(byte[] octets) throws IOException {
        line.send(octets);
    }

    @Override
    public void cut() {
        line.forget();
    }

    @Override
    public void unplug() {
        line.close();
    }

    @Override
    public void plugIn() throws IOException {
        line = new UdpReceiverLine(receiver, line.port());
    }

    @Override
    public void close() {
        line.close();
    }
}
