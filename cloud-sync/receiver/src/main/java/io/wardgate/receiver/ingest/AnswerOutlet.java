package io.wardgate.receiver.ingest;

/** A transport's way down to a gateway. A lost answer costs a repeated batch, nothing else. */
public interface AnswerOutlet {

    /** Sends to whoever listens for this gateway. Must return at once; safe from any thread. */
    void publish(String gateway, byte[] answer);
}
