package io.wardgate.ble.kernel;

import io.wardgate.ble.hci.FakeController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A controller that the kernel drives: a {@link FakeController} behind a pseudo terminal (Debian's socat), given to the
 * kernel's H4 driver by BlueZ's own {@code btattach}. Between a report of the controller and a source of ours stand the
 * kernel and BlueZ as they are in the field.
 *
 * <p>Needs root and a kernel with {@code hci_uart}: use it in the guest of {@code ./wardgate acceptance bluez}.
 */
public final class KernelAdapter implements AutoCloseable {

    /** The address of the controller. */
    public static final String ADDRESS = "A4:C1:38:8D:18:B2";

    private static final Path SYSFS = Path.of("/sys/class/bluetooth");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FakeController controller;
    private final Path line;
    private Process socat;
    private Process btattach;

    private KernelAdapter(FakeController controller, Path line) throws IOException {
        this.controller = controller;
        this.line = line;
        socat = plugSocat();
        btattach = plugKernel();
    }

    /** Plugs one in, and waits until the kernel has it. */
    public static KernelAdapter plugIn() throws IOException {
        return new KernelAdapter(
                new FakeController(false),
                Files.createTempDirectory("kernel-adapter").resolve("tty"));
    }

    public FakeController controller() {
        return controller;
    }

    /** Pulls it out; the kernel forgets it. */
    public void pullOut() throws IOException {
        long before = adapters();
        end(btattach);
        end(socat);
        until(() -> adapters() < before);
    }

    /** Plugs it in again. */
    public void plugInAgain() throws IOException {
        socat = plugSocat();
        btattach = plugKernel();
    }

    @Override
    public void close() throws IOException {
        end(btattach);
        end(socat);
        controller.close();
    }

    private Process plugSocat() throws IOException {
        Process started = new ProcessBuilder(
                        "socat", "PTY,link=" + line + ",raw,echo=0", "TCP:127.0.0.1:" + controller.port() + ",nodelay")
                .inheritIO()
                .start();
        until(() -> Files.exists(line));
        return started;
    }

    private Process plugKernel() throws IOException {
        long before = adapters();
        Process started = new ProcessBuilder("btattach", "-B", line.toString(), "-P", "h4")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        until(() -> adapters() > before);
        return started;
    }

    /** How many the kernel has, whoever plugged them in. */
    static long adapters() throws IOException {
        try (var present = Files.list(SYSFS)) {
            return present.filter(path -> path.getFileName().toString().matches("hci\\d+"))
                    .count();
        }
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .pollDelay(Duration.ZERO)
                .until(condition);
    }
}
