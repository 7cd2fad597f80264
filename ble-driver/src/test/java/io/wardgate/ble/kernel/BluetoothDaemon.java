package io.wardgate.ble.kernel;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** BlueZ's daemon, which switches adapters on as they come, as it does by default. Needs the system's D-Bus. */
public final class BluetoothDaemon implements AutoCloseable {

    private Process process;

    private BluetoothDaemon() throws IOException {
        process = launch();
    }

    public static BluetoothDaemon start() throws IOException {
        return new BluetoothDaemon();
    }

    /** Kills it, and starts it anew. */
    public void restart() throws IOException {
        kill();
        process = launch();
    }

    @Override
    public void close() {
        kill();
    }

    private static Process launch() throws IOException {
        return new ProcessBuilder("bluetoothd", "-n", "-E").inheritIO().start();
    }

    private void kill() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
