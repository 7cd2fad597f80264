package io.wardgate.core.deduplication;

import io.wardgate.api.clock.GatewayClock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The boot number under which a gateway numbers the records of devices that do not: bit 31 is set (bands have 16-bit
 * boots, so the two never meet), the rest is a check sum over the gateway, the boot of its machine, and the moment at
 * which this life of the pipeline began. Numbers restart with each life, hence so must the boot.
 */
public final class GatewayBoot {

    private static final int MARK = 1 << 31;

    private GatewayBoot() {}

    public static int of(String gatewayId, GatewayClock clock) {
        CRC32C check = new CRC32C();
        check.update(gatewayId.getBytes(StandardCharsets.US_ASCII));
        check.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(clock.bootId())
                .putLong(clock.monoNanos())
                .flip());
        return MARK | (int) check.getValue();
    }
}
