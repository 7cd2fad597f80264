package io.wardgate.simulator.faults.store;

import java.util.Locale;

/** The stores that the product has; every store test runs on each. */
public enum StoreKind {
    H2,
    LOG;

    /** As {@code --store} and the names of tests write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
