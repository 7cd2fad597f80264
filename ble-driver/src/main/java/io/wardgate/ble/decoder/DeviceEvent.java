package io.wardgate.ble.decoder;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened at a device, such as a pressed button.
 *
 * @param name which part of the device: {@code button}, {@code button_2}
 * @param type what happened: {@code long_press}
 * @param steps how far, for a dimmer; otherwise null
 */
public record DeviceEvent(
        String name, String type, @Nullable Integer steps) {}
