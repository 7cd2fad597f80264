package io.wardgate.api.advertisement;

/** Looks at every advertisement of every source. Called under the pipeline's lock: must return at once and never throw. */
@FunctionalInterface
public interface AdvertisementWatcher {

    void heard(Advertisement advertisement);
}
