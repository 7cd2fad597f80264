package io.wardgate.api.smp;

/** A radio that carries SMP packets to bands and brings their answers back: one question a band at a time. */
public interface SmpChannel {

    /** Name of the radio, the same as that of its {@link io.wardgate.api.advertisement.AdvertisementSource}. */
    String name();

    /**
     * Asks a band and returns the packet that answers: same group, command and sequence, the other operation. The request
     * is sent again unchanged while no answer comes, so a band may carry it out more than once: ask only for what does no
     * harm when it is done twice.
     *
     * @param deviceId of the band ({@link io.wardgate.api.identity.DeviceId})
     * @param request a whole packet: header ({@link SmpHeader}) and CBOR; the channel puts a sequence number of its own in
     * @throws SmpException if there is no answer; another radio may still reach the band
     * @throws IllegalArgumentException if the octets are no request
     */
    byte[] ask(long deviceId, byte[] request, Patience patience) throws SmpException, InterruptedException;

    /**
     * How long to wait for an answer.
     *
     * @param tries how often the request is sent, 1 to 10
     * @param answerMillis how long each of them may take, 100 to 60,000
     */
    record Patience(int tries, int answerMillis) {

        private static final int MOST_TRIES = 10;
        private static final int LEAST_MILLIS = 100;
        private static final int MOST_MILLIS = 60_000;

        public Patience {
            if (tries < 1 || tries > MOST_TRIES || answerMillis < LEAST_MILLIS || answerMillis > MOST_MILLIS) {
                throw new IllegalArgumentException(
                        tries + " tries of " + answerMillis + " ms; allowed: 1 to 10 tries of 100 to 60000 ms");
            }
        }
    }
}
