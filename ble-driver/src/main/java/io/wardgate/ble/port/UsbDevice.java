package io.wardgate.ble.port;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The place of a serial dongle on the USB, by its path (bus and ports, as {@code 1-1.4}), which stays when the dongle
 * falls off and comes back. Rebinding is what pulling the plug does, as far as software can.
 *
 * <p>Source: Documentation/ABI/testing/sysfs-bus-usb of the kernel.
 *
 * @param driver folder of the kernel's driver for USB devices
 * @param path bus and ports
 */
public record UsbDevice(Path driver, String path) {

    private static final String DEVICE = "\\d+-\\d+(\\.\\d+)*";

    /**
     * The USB device behind a serial device; empty if there is none, or if this process may not rebind it.
     *
     * @param sys where sysfs is mounted, {@code /sys}
     */
    public static Optional<UsbDevice> of(Path sys, Path serialDevice) {
        Path driver = sys.resolve("bus/usb/drivers/usb");
        try {
            Path name = serialDevice.toRealPath().getFileName();
            Path place =
                    sys.resolve("class/tty").resolve(name).resolve("device").toRealPath();
            if (!Files.isWritable(driver.resolve("unbind")) || !Files.isWritable(driver.resolve("bind"))) {
                return Optional.empty();
            }
            for (Path at = place; at != null && at.getFileName() != null; at = at.getParent()) {
                String part = at.getFileName().toString();
                if (part.matches(DEVICE)) {
                    return Optional.of(new UsbDevice(driver, part));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            // Not plugged in now, or no USB: nothing to rebind.
            return Optional.empty();
        }
    }

    /** Takes the device from its driver and gives it back. */
    public void rebind() throws IOException {
        try {
            Files.writeString(driver.resolve("unbind"), path);
            Files.writeString(driver.resolve("bind"), path);
        } catch (IOException e) {
            throw new IOException("USB device " + path + " cannot be bound anew: " + e.getMessage(), e);
        }
    }
}
