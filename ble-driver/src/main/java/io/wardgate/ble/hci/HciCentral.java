package io.wardgate.ble.hci;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.gatt.GattCentral;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.gatt.GattLink;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.ble.att.AttLink;
import io.wardgate.ble.att.Deadline;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A controller's connections for who uses them. Safe from any thread: what is asked goes to the reader's thread, and the
 * caller waits here.
 */
final class HciCentral implements GattCentral {

    private static final int LEAST_TIMEOUT_MILLIS = 1_000;
    private static final int GREATEST_TIMEOUT_MILLIS = 60_000;

    private final String name;
    private final int mostLinks;
    private final LinkDesk desk;
    private final GatewayClock clock;

    /** Connections and attempts that have not ended. */
    private final AtomicInteger taken = new AtomicInteger();

    HciCentral(String name, int mostLinks, LinkDesk desk, GatewayClock clock) {
        this.name = name;
        this.mostLinks = mostLinks;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int mostLinks() {
        return mostLinks;
    }

    @Override
    public GattLink connect(GattDevice device, int timeoutMillis) throws GattException, InterruptedException {
        if (timeoutMillis < LEAST_TIMEOUT_MILLIS || timeoutMillis > GREATEST_TIMEOUT_MILLIS) {
            throw new IllegalArgumentException("timeoutMillis is " + timeoutMillis + "; allowed: "
                    + LEAST_TIMEOUT_MILLIS + " to " + GREATEST_TIMEOUT_MILLIS);
        }
        if (taken.incrementAndGet() > mostLinks) {
            taken.decrementAndGet();
            throw new GattException("radio " + name + ": all " + mostLinks + " connections are taken");
        }
        Deadline deadline = new Deadline(clock, timeoutMillis);
        return explored(connected(device, timeoutMillis), deadline);
    }

    private AttLink connected(GattDevice device, int timeoutMillis) throws GattException, InterruptedException {
        ConnectAttempt attempt = new ConnectAttempt(device, taken::decrementAndGet);
        desk.connect(attempt);
        try {
            return attempt.outcome.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            attempt.abandon();
            throw new GattException(
                    DeviceAddress.format(device.address()) + " did not connect within " + timeoutMillis + " ms", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new GattException(cause == null ? "no connection" : String.valueOf(cause.getMessage()), e);
        } catch (InterruptedException e) {
            attempt.abandon();
            throw e;
        }
    }

    private static AttLink explored(AttLink link, Deadline deadline) throws GattException, InterruptedException {
        boolean explored = false;
        try {
            link.explore(deadline);
            explored = true;
            return link;
        } finally {
            if (!explored) {
                link.close();
            }
        }
    }
}
