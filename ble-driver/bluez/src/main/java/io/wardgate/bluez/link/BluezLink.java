package io.wardgate.bluez.link;

import io.wardgate.api.gatt.GattCharacteristic;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.gatt.GattLink;
import io.wardgate.api.gatt.GattListener;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.bluez.bus.BusAddress;
import io.wardgate.bluez.bus.BusException;
import io.wardgate.bluez.bus.BusLine;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One link. Its thread, {@code wardgate-bluez-<name>-link-...}, owns the bus line and does one call after another;
 * others leave their calls in a queue and wait. When the link ends, whoever waits learns why.
 */
final class BluezLink implements GattLink, Runnable {

    private static final int GREATEST_WAITING = 16;
    private static final byte[] NOTHING = {};

    /** What the link's thread does for somebody who waits. */
    private interface Work {
        byte[] on(DeviceConnection connection) throws IOException;
    }

    private record Asked(Work work, CompletableFuture<byte[]> answer) {}

    private final GattDevice device;
    private final BusAddress bus;
    private final AdapterBinding adapter;
    private final int timeoutMillis;
    private final Runnable whenEnded;
    private final BlockingQueue<Asked> asked = new ArrayBlockingQueue<>(GREATEST_WAITING);
    private final CompletableFuture<List<RemoteCharacteristic>> found = new CompletableFuture<>();
    private final Thread thread;
    private volatile @Nullable BusLine line;
    private volatile boolean open = true;

    BluezLink(
            String name,
            GattDevice device,
            BusAddress bus,
            AdapterBinding adapter,
            int timeoutMillis,
            Runnable whenEnded) {
        this.device = device;
        this.bus = bus;
        this.adapter = adapter;
        this.timeoutMillis = timeoutMillis;
        this.whenEnded = whenEnded;
        thread = new Thread(
                this, "wardgate-bluez-" + name + "-link-" + DeviceAddress.format(device.address()));
        thread.setDaemon(true);
    }

    /** Starts the thread and waits until the device is connected. */
    void connect() throws GattException, InterruptedException {
        thread.start();
        try {
            waitFor(found);
        } catch (GattException | InterruptedException e) {
            close();
            throw e;
        }
    }

    @Override
    public void run() {
        String why = "it was closed";
        try (BusLine opened = BusLine.open(bus)) {
            line = opened;
            DeviceConnection connection = new DeviceConnection(opened, device);
            try {
                found.complete(connection.establish(adapter, timeoutMillis));
                while (open) {
                    serve(connection);
                }
            } finally {
                // Also after an interrupt, which must not keep BlueZ from being told.
                Thread.interrupted();
                connection.end();
            }
        } catch (IOException | RuntimeException e) {
            why = String.valueOf(e.getMessage());
        } finally {
            open = false;
            fail(why);
            whenEnded.run();
        }
    }

    @Override
    public GattDevice device() {
        return device;
    }

    @Override
    public List<GattCharacteristic> characteristics() {
        return found.getNow(List.of()).stream()
                .map(RemoteCharacteristic::characteristic)
                .toList();
    }

    @Override
    public int longestValue() {
        return found.getNow(List.of()).stream()
                .mapToInt(RemoteCharacteristic::longestValue)
                .min()
                .orElse(20);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public byte[] read(GattCharacteristic from) throws GattException, InterruptedException {
        RemoteCharacteristic one = remote(from);
        return ask(connection -> connection.read(one));
    }

    @Override
    public void write(GattCharacteristic to, byte[] value) throws GattException, InterruptedException {
        RemoteCharacteristic one = remote(to);
        ask(connection -> {
            connection.write(one, value);
            return NOTHING;
        });
    }

    @Override
    public void subscribe(GattCharacteristic to, GattListener listener) throws GattException, InterruptedException {
        RemoteCharacteristic one = remote(to);
        ask(connection -> {
            connection.subscribe(one, listener);
            return NOTHING;
        });
    }

    @Override
    public void close() {
        open = false;
        if (thread == Thread.currentThread()) {
            return;
        }
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(DeviceConnection connection) throws IOException {
        Asked next = asked.poll();
        if (next == null) {
            connection.turn();
            return;
        }
        try {
            next.answer().complete(next.work().on(connection));
        } catch (BusException e) {
            next.answer().completeExceptionally(e);
            if (!e.isRefusal()) {
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            next.answer().completeExceptionally(e);
            throw e;
        }
    }

    private byte[] ask(Work work) throws GattException, InterruptedException {
        Asked one = new Asked(work, new CompletableFuture<>());
        if (!open) {
            throw new GattException(text() + " is not connected any more");
        }
        if (!asked.offer(one)) {
            throw new GattException(text() + " has " + GREATEST_WAITING + " calls waiting; no more are taken");
        }
        BusLine waiting = line;
        if (waiting != null) {
            waiting.wake();
        }
        if (!open) {
            fail("it ended");
        }
        return waitFor(one.answer());
    }

    private <T> T waitFor(CompletableFuture<T> answer) throws GattException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            throw new GattException(text() + ": " + cause.getMessage(), cause);
        }
    }

    private void fail(String why) {
        found.completeExceptionally(new IOException(why));
        for (Asked one = asked.poll(); one != null; one = asked.poll()) {
            one.answer().completeExceptionally(new IOException(why));
        }
    }

    private RemoteCharacteristic remote(GattCharacteristic wanted) throws GattException {
        for (RemoteCharacteristic one : found.getNow(List.of())) {
            if (one.characteristic().equals(wanted)) {
                return one;
            }
        }
        throw new GattException(text() + " has no characteristic " + wanted.type() + " at handle " + wanted.handle());
    }

    private String text() {
        return "device " + DeviceAddress.format(device.address());
    }
}
