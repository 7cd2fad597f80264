package io.wardgate.ble.visit;

import io.wardgate.api.advertisement.AddressType;
import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementWatcher;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.gatt.GattCentral;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.reading.ReadingInlet;
import io.wardgate.ble.advertisement.DeviceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches for devices that call for a visit, and visits them, a few at once, by the radio that heard them. Without a pipeline or
 * a radio that connects nobody is visited.
 *
 * <p>It owns the threads {@code wardgate-visit-1} and on; the queue of calls is as long as they are many, because a device that
 * waits is heard again. Radios and pipeline may come and go from any thread.
 */
public final class Visits implements AdvertisementWatcher, HealthCheck {

    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);

    private final VisitSettings settings;
    private final GatewayClock clock;
    private final VisitBook book;
    private final VisitFigures figures = new VisitFigures();
    private final BlockingQueue<Call> calls;
    private final List<GattCentral> centrals = new CopyOnWriteArrayList<>();
    private volatile @Nullable ReadingInlet inlet;
    private volatile String lastFault = "";
    private List<Thread> visitors = List.of();

    public Visits(VisitSettings settings, GatewayClock clock) {
        this.settings = settings;
        this.clock = clock;
        book = new VisitBook(1_000L * settings.pauseSeconds(), 1_000L * VisitSettings.LONGEST_PAUSE_SECONDS);
        calls = new ArrayBlockingQueue<>(settings.concurrent());
    }

    public synchronized void start() {
        List<Thread> started = new ArrayList<>();
        for (int number = 1; number <= settings.concurrent(); number++) {
            Thread visitor = new Thread(this::visitOn, "wardgate-visit-" + number);
            visitor.setDaemon(true);
            visitor.start();
            started.add(visitor);
        }
        visitors = started;
    }

    /** Ends the visits under way and the threads. */
    public synchronized void stop() {
        visitors.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread visitor : visitors) {
            while (visitor.isAlive()) {
                try {
                    visitor.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        visitors = List.of();
        calls.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public void addCentral(GattCentral central) {
        centrals.add(central);
    }

    public void removeCentral(GattCentral central) {
        centrals.remove(central);
    }

    /** Where readings go. */
    public void addInlet(ReadingInlet added) {
        inlet = added;
    }

    public void removeInlet(ReadingInlet removed) {
        if (inlet == removed) {
            inlet = null;
        }
    }

    @Override
    public void heard(Advertisement advertisement) {
        if (!settings.filter().wants(advertisement) || inlet == null) {
            return;
        }
        GattCentral central = centralNamed(advertisement.source());
        if (central == null || !book.begin(advertisement.address(), clock.monoMillis())) {
            return;
        }
        boolean random = advertisement.addressType() != AddressType.PUBLIC
                && advertisement.addressType() != AddressType.PUBLIC_IDENTITY;
        GattDevice device = new GattDevice(advertisement.address(), random);
        if (!calls.offer(new Call(central, device, advertisement.rssiDbm()))) {
            book.cancel(advertisement.address());
            figures.overflowed.incrementAndGet();
        }
    }

    @Override
    public String name() {
        return "ble.visits";
    }

    @Override
    public Health check() {
        if (centrals.stream().noneMatch(central -> central.mostLinks() > 0)) {
            return new Health(
                    Health.State.FAILED, "no radio connects: set links of a ble.hci to 1 or more", figures.all());
        }
        long inVain = book.inVain();
        return inVain > 0
                ? new Health(
                        Health.State.DEGRADED,
                        inVain + " devices were visited in vain; they are visited again. Last: " + lastFault,
                        figures.all())
                : new Health(Health.State.OK, "devices are visited when they call", figures.all());
    }

    private @Nullable GattCentral centralNamed(String name) {
        for (GattCentral central : centrals) {
            if (central.mostLinks() > 0 && central.name().equals(name)) {
                return central;
            }
        }
        return null;
    }

    private void visitOn() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                visit(calls.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void visit(Call call) throws InterruptedException {
        long address = call.device().address();
        boolean fruitful = false;
        figures.visits.incrementAndGet();
        figures.visiting.incrementAndGet();
        try {
            ReadingInlet open = inlet;
            fruitful = open != null && new Visit(call, settings, open, clock, figures).run() > 0;
            if (fruitful) {
                figures.fruitful.incrementAndGet();
            } else {
                figures.empty.incrementAndGet();
                lastFault = DeviceAddress.format(address) + " had nothing to tell";
            }
        } catch (GattException e) {
            failed(address, e);
        } catch (RuntimeException e) {
            failed(address, e);
            LOG.error("a visit to {} failed by a fault of ours; others go on", DeviceAddress.format(address), e);
        } finally {
            figures.visiting.decrementAndGet();
            book.end(address, fruitful, clock.monoMillis());
        }
    }

    private void failed(long address, Exception e) {
        figures.failed.incrementAndGet();
        lastFault = String.valueOf(e.getMessage());
        LOG.info("visit to {} in vain: {}", DeviceAddress.format(address), e.getMessage());
    }
}
