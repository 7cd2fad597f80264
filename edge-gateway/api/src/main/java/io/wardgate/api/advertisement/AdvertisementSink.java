package io.wardgate.api.advertisement;

/** Takes advertisements from one source. */
@FunctionalInterface
public interface AdvertisementSink {

    /** Called from the source's one dispatcher thread, in the order of hearing. Must not block for long. */
    void accept(Advertisement advertisement);
}
