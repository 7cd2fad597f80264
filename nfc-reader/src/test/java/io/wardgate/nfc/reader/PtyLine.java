package io.wardgate.nfc.reader;

import io.wardgate.ble.port.PortAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;

/**
 * A serial line: Debian's {@code socat} links a pseudo-terminal to a {@link TcpLine}. It ends when either side does; a
 * keeper starts it again while the line is plugged in.
 */
public final class PtyLine implements TestLine {

    private final TcpLine behind;
    private final Path folder = Files.createTempDirectory("nfc-pty");
    private final Path link = folder.resolve("reader");
    private volatile boolean isPluggedIn;
    private Thread keeper = new Thread();

    public PtyLine(UnaryOperator<byte[]> device) throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/socat")), "socat is not installed");
        behind = new TcpLine(device);
        keep();
    }

    @Override
    public PortOpener opener() {
        return new PortAddress.PlainSerial(link.toString(), 115_200)::open;
    }

    @Override
    public boolean isHeld() {
        return behind.isHeld();
    }

    @Override
    public void say(byte[] octets) throws IOException {
        behind.say(octets);
    }

    @Override
    public void stutter() {
        behind.stutter();
    }

    @Override
    public void cut() throws IOException {
        behind.cut();
    }

    @Override
    public void unplug() throws IOException {
        isPluggedIn = false;
        behind.unplug();
        keeper.interrupt();
        ReaderBench.until(() -> !keeper.isAlive());
    }

    @Override
    public void plugIn() throws IOException {
        behind.plugIn();
        keep();
    }

    @Override
    public void close() throws IOException {
        unplug();
        Files.deleteIfExists(link);
        Files.deleteIfExists(folder);
    }

    private void keep() {
        isPluggedIn = true;
        keeper = new Thread(this::bridge, "test-line-pty");
        keeper.setDaemon(true);
        keeper.start();
        ReaderBench.until(() -> Files.exists(link));
    }

    private void bridge() {
        while (isPluggedIn) {
            Process socat = null;
            try {
                // wait-slave: the device sees a host when somebody opens the terminal, not before.
                socat = new ProcessBuilder(
                                "socat",
                                "-t0.01",
                                "PTY,link=" + link + ",rawer,wait-slave,pty-interval=0.02",
                                "TCP:127.0.0.1:" + behind.port() + ",nodelay")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                socat.waitFor();
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException e) {
                throw new AssertionError(e);
            } finally {
                if (socat != null) {
                    socat.destroy();
                    socat.onExit().join();
                }
            }
        }
    }
}
