package io.wardgate.receiver.udp;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where each gateway sent its last datagram from. Forgotten after a minute, because answers are only due to who just
 * asked, and bounded, because in clear any name may come. Safe from any thread.
 */
final class UdpPeers {

    private static final int GATEWAYS = 4_096;
    private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanos;
    private final Map<String, Heard> heard = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Heard> eldest) {
            return size() > GATEWAYS;
        }
    };

    private record Heard(InetSocketAddress address, long atNanos) {}

    UdpPeers(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void heard(String gateway, InetSocketAddress address) {
        heard.put(gateway, new Heard(address, nanos.getAsLong()));
    }

    synchronized @Nullable InetSocketAddress address(String gateway) {
        Heard last = heard.get(gateway);
        return last == null || nanos.getAsLong() - last.atNanos > MEMORY_NANOS ? null : last.address;
    }
}
