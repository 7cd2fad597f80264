package io.wardgate.protocol.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A TCP socket on which the client speaks first, as Paho needs it ({@link FirstWord}). As safe as any socket. */
public final class ClientFirstSocket extends Socket {

    private final FirstWord word = new FirstWord();

    @Override
    public InputStream getInputStream() throws IOException {
        return word.before(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return word.by(super.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            word.waive();
        }
    }
}
