package io.wardgate.api.nfc;

/** Takes what a reader notices. */
@FunctionalInterface
public interface ReaderListener {

    /** In the order of its happening, on the reader's thread. */
    void heard(ReaderEvent event);
}
