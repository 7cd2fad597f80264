package io.wardgate.core.configuration;

import java.util.Map;

/**
 * Validated properties for one component instance.
 *
 * @param pid identity of the component; of its factory if {@code instance} is not empty
 * @param instance name of the instance of a factory, unique in its section; empty for a singleton
 * @param properties typed values: String, Integer, Long or Boolean
 */
public record ComponentConfiguration(String pid, String instance, Map<String, Object> properties) {}
