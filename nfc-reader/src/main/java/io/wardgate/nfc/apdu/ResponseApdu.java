package io.wardgate.nfc.apdu;

/**
 * An answer and its status word.
 *
 * @param status {@code 9000} for done; DESFire and NTAG 424 say {@code 91xx}
 */
public record ResponseApdu(byte[] data, int status) {

    public static final int DONE = 0x9000;

    public boolean isDone() {
        return status == DONE;
    }
}
