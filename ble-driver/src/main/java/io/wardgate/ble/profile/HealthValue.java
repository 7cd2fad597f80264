package io.wardgate.ble.profile;

import io.wardgate.api.gatt.GattCharacteristic;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Characteristics that we can read a measurement from. Each decoder takes any octets whatever and answers with nothing if they
 * are cut or contradictory.
 */
public enum HealthValue {
    BLOOD_PRESSURE(0x2A35, BloodPressure::decode),
    TEMPERATURE(0x2A1C, HealthThermometer::decode),
    PLX_SPOT_CHECK(0x2A5E, PulseOximeter::spotCheck),
    PLX_CONTINUOUS(0x2A5F, PulseOximeter::continuous),
    HEART_RATE(0x2A37, HeartRate::decode),
    BATTERY(0x2A19, Battery::decode);

    private final UUID type;
    private final Function<byte[], Optional<Measured>> decoder;

    HealthValue(int assigned, Function<byte[], Optional<Measured>> decoder) {
        type = GattCharacteristic.assigned(assigned);
        this.decoder = decoder;
    }

    /** The one with this characteristic. */
    public static Optional<HealthValue> of(UUID type) {
        for (HealthValue value : values()) {
            if (value.type.equals(type)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** What the octets say; nothing if they are malformed. */
    public Optional<Measured> decode(byte[] value) {
        return decoder.apply(value);
    }
}
