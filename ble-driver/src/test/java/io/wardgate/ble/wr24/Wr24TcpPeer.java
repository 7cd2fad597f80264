package io.wardgate.ble.wr24;

import java.io.IOException;

/** A receiver on a TCP socket. */
final class Wr24TcpPeer extends Wr24RadioPeer {

    private TcpReceiverLine line;

    Wr24TcpPeer() throws IOException {
        line = new TcpReceiverLine(receiver);
    }

    @Override
    String address() {
        return line.address();
    }

    /** Not before the opening talk is over: an answer must not come between the halves of a frame that a test cuts. */
    @Override
    public boolean isListenedTo() {
        return line.isConnected() && line.hasToldTime();
    }

    @Override
    public boolean isHeld() {
        return line.isConnected();
    }

    @Override
    public void send(byte[] octets) throws IOException {
        line.send(octets);
    }

    @Override
    public void cut() throws IOException {
        line.cut();
    }

    @Override
    public void unplug() throws IOException {
        line.close();
    }

    @Override
    public void plugIn() throws IOException {
        line = new TcpReceiverLine(receiver, line.port());
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
