package io.wardgate.protocol.api;

import io.wardgate.api.health.Health;

/** The answer of one health check under its name. */
public record NamedHealth(String name, Health health) {}
