package io.wardgate.ble.adapter;

import io.wardgate.ble.advertisement.DeviceAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which adapter is meant: by its address, or by the USB port that it is plugged into. Never by its index, which the
 * kernel gives in the order of plugging in.
 */
public sealed interface AdapterBinding {

    /** Where the kernel shows its adapters. */
    Path SYSFS = Path.of("/sys/class/bluetooth");

    /** Whether it is the adapter that the kernel calls hci{@code index}. */
    boolean matches(int index, long address);

    /**
     * Reads the configured text.
     *
     * @throws IllegalArgumentException naming key, value and what is allowed
     */
    static AdapterBinding parse(String section, String text, Path sysfs) {
        Matcher usb = Pattern.compile("usb:(\\d+-\\d+(\\.\\d+)*)").matcher(text);
        if (usb.matches()) {
            return new ByUsbPort(usb.group(1), sysfs);
        }
        if (text.matches("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}") && DeviceAddress.parse(text) != 0) {
            return new ByAddress(DeviceAddress.parse(text));
        }
        throw new IllegalArgumentException(section + ".adapter is " + text
                + "; allowed: the adapter's address, such as A4:C1:38:8D:18:B2 (bluetoothctl list shows it),"
                + " or its USB port, such as usb:1-1.2");
    }

    /** By the public address of the controller. */
    record ByAddress(long address) implements AdapterBinding {

        @Override
        public boolean matches(int index, long other) {
            return address == other;
        }

        @Override
        public String toString() {
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(DeviceAddress.octets(address));
        }
    }

    /**
     * By the chain of ports from the root hub. The device's folder holds its interfaces, {@code 1-1.2:1.0}, and one of
     * them the adapter.
     */
    record ByUsbPort(String port, Path sysfs) implements AdapterBinding {

        @Override
        public boolean matches(int index, long address) {
            try {
                for (Path folder : sysfs.resolve("hci" + index).toRealPath()) {
                    if (folder.toString().startsWith(port + ":")) {
                        return true;
                    }
                }
                return false;
            } catch (IOException e) {
                // Unplugged meanwhile: then it is not there, which is what we say.
                return false;
            }
        }

        @Override
        public String toString() {
            return "usb:" + port;
        }
    }
}
