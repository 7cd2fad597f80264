package io.wardgate.core.configuration;

import java.util.List;
import java.util.stream.Collectors;

/** A document that must not be used, with all its faults at once. */
public final class ConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public ConfigurationException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
