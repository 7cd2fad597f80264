package io.wardgate.simulator.score;

/** Identity of a batch without its gateway: epochs are unique among gateways. */
record BatchKey(long epoch, int lane, long sequence) {}
