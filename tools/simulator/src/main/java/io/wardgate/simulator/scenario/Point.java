package io.wardgate.simulator.scenario;

/** A place on the floor in metres. */
public record Point(double x, double y) {}
