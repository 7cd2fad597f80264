package io.wardgate.ble.port;

import java.io.IOException;
import java.util.Locale;
import jssc.SerialPort;
import jssc.SerialPortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dongle on a serial line through jSSC: 8N1, with RTS/CTS or without; works on a pseudo-terminal too.
 *
 * <p>Reading polls the driver's buffer every 2 ms: jSSC's blocking read spins on a whole core, and at 1 Mbaud 2 ms are
 * 200 octets, far below the 4 kB that the kernel holds. On a pseudo-terminal jSSC says that parameters and flow
 * control were refused although the line works, so that is no error: the controller's answer to Reset is the proof.
 */
final class SerialLine implements OctetPort {

    private static final Logger LOG = LoggerFactory.getLogger(SerialLine.class);
    private static final String GONE = "the device is gone; plug it in again";
    private static final int POLL_MILLIS = 2;
    private static final int DATA_BITS = 8;

    private final SerialPort port;

    private SerialLine(SerialPort port) {
        this.port = port;
    }

    static SerialLine open(String device, int baud) throws IOException {
        return open(device, baud, SerialPort.FLOWCONTROL_RTSCTS_IN | SerialPort.FLOWCONTROL_RTSCTS_OUT);
    }

    /** Without a wire for CTS a line with handshake would wait for ever to write. */
    static SerialLine openWithoutHandshake(String device, int baud) throws IOException {
        return open(device, baud, SerialPort.FLOWCONTROL_NONE);
    }

    private static SerialLine open(String device, int baud, int handshake) throws IOException {
        SerialPort port = new SerialPort(device);
        try {
            port.openPort();
            if (!port.setParams(baud, DATA_BITS, SerialPort.STOPBITS_1, SerialPort.PARITY_NONE)) {
                LOG.debug("{} did not confirm {} baud", device, baud);
            }
            if (!port.setFlowControlMode(handshake)) {
                LOG.debug("{} did not confirm handshake {}", device, handshake);
            }
            return new SerialLine(port);
        } catch (SerialPortException e) {
            close(port);
            throw new IOException(fault(e), e);
        }
    }

    @Override
    public int read(byte[] into, int timeoutMillis) throws IOException {
        try {
            for (int waited = 0; ; waited += POLL_MILLIS) {
                int waiting = port.getInputBufferBytesCount();
                if (waiting < 0) {
                    throw new IOException(GONE);
                }
                if (waiting > 0) {
                    byte[] octets = port.readBytes(Math.min(waiting, into.length));
                    if (octets == null || octets.length == 0) {
                        throw new IOException(GONE);
                    }
                    System.arraycopy(octets, 0, into, 0, octets.length);
                    return octets.length;
                }
                if (waited >= timeoutMillis) {
                    return 0;
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (SerialPortException e) {
            throw new IOException(fault(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void write(byte[] octets) throws IOException {
        try {
            if (!port.writeBytes(octets)) {
                throw new IOException("the device takes no octets; plug it in again");
            }
        } catch (SerialPortException e) {
            throw new IOException(fault(e), e);
        }
    }

    @Override
    public void close() {
        close(port);
    }

    private static void close(SerialPort port) {
        try {
            if (port.isOpened()) {
                port.closePort();
            }
        } catch (SerialPortException e) {
            LOG.debug("closing a lost device", e);
        }
    }

    private static String fault(SerialPortException e) {
        String type = String.valueOf(e.getExceptionType()).toLowerCase(Locale.ROOT);
        if (type.contains("not found")) {
            return "no such device; plug the dongle in or correct port";
        }
        if (type.contains("permission")) {
            return "permission denied; add the gateway's user to the device's group (dialout)";
        }
        if (type.contains("busy")) {
            return "the device is in use; stop the other program";
        }
        return type.contains("input/output") ? GONE : type;
    }
}
