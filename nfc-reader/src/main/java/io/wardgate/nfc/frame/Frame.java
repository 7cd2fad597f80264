package io.wardgate.nfc.frame;

/** One frame of the line between host and PN532 (UM0701-02, 6.2.1). */
public sealed interface Frame permits Signal, Message {

    /** As it goes over the line, with preamble and postamble. */
    byte[] octets();
}
