package io.wardgate.api.nfc;

/** Talks to the one tag in the field. For the thread that it was given to, as long as its listener runs. */
public interface TagChannel {

    /**
     * Sends a command of the tag's and returns its answer without the checksums of the air.
     *
     * @param repeatable whether the command does the same when it is sent twice, as reading does: then it is repeated when
     *     an answer is lost
     * @throws TagException if the tag does not answer, refuses, or has left; after a command that is not repeatable the
     *     tag may have done it all the same
     */
    byte[] transceive(byte[] command, boolean repeatable) throws TagException;
}
