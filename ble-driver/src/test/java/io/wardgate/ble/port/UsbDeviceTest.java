package io.wardgate.ble.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a tree of files as sysfs shows a dongle on port 4 of the hub on port 1. */
class UsbDeviceTest {

    @TempDir
    Path root;

    private Path sys;
    private Path dongle;

    @BeforeEach
    void plugIn() throws Exception {
        sys = root.resolve("sys");
        Path place = Files.createDirectories(sys.resolve("devices/pci0000:00/usb1/1-1/1-1.4/1-1.4:1.0"));
        Files.createSymbolicLink(
                Files.createDirectories(sys.resolve("class/tty/ttyACM0")).resolve("device"), place);
        Path driver = Files.createDirectories(sys.resolve("bus/usb/drivers/usb"));
        Files.createFile(driver.resolve("unbind"));
        Files.createFile(driver.resolve("bind"));
        Path device = Files.createFile(root.resolve("ttyACM0"));
        dongle = Files.createSymbolicLink(root.resolve("by-id-dongle"), device);
    }

    @Test
    void takesTheDeviceFromItsDriverAndGivesItBack() throws Exception {
        UsbDevice device = UsbDevice.of(sys, dongle).orElseThrow();
        device.rebind();
        assertThat(device.path()).isEqualTo("1-1.4");
        assertThat(device.driver().resolve("unbind")).hasContent("1-1.4");
        assertThat(device.driver().resolve("bind")).hasContent("1-1.4");
    }

    @Test
    void thereIsNoneForALineThatIsNotOnTheUsb() throws Exception {
        Path onBoard = Files.createFile(root.resolve("ttyS0"));
        Path place = Files.createDirectories(sys.resolve("devices/platform/serial8250"));
        Files.createSymbolicLink(
                Files.createDirectories(sys.resolve("class/tty/ttyS0")).resolve("device"), place);
        assertThat(UsbDevice.of(sys, onBoard)).isEmpty();
    }

    @Test
    void thereIsNoneWithoutTheDongleOrTheDriver() throws Exception {
        assertThat(UsbDevice.of(sys, root.resolve("ttyACM9"))).isEmpty();
        Files.delete(sys.resolve("bus/usb/drivers/usb/bind"));
        assertThat(UsbDevice.of(sys, dongle)).isEmpty();
    }
}
