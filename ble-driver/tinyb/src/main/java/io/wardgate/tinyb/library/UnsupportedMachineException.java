package io.wardgate.tinyb.library;

/** The library has no native code for this machine. */
public final class UnsupportedMachineException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsupportedMachineException(String machine) {
        super("TinyB has no native library for " + machine
                + " (only for Linux on x86_64, x86 and arm, 32 bits); configure ble.bluez or ble.btsnoop with this adapter"
                + " in place of ble.tinyb");
    }
}
