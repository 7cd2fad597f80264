package io.wardgate.bluez.cost;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** BlueZ's own client that keeps BlueZ's scan on while it runs, for a source that only listens. */
final class Scanner implements AutoCloseable {

    private final Process process;

    Scanner() throws IOException {
        process = new ProcessBuilder("bluetoothctl", "--timeout", "86400", "scan", "le")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
