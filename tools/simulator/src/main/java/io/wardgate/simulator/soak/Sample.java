package io.wardgate.simulator.soak;

/**
 * What a process holds at one moment.
 *
 * @param second of the run
 * @param heapKilobytes what is left of the Java heap after a full collection
 * @param residentKilobytes as the kernel counts it
 * @param descriptors open files, sockets and pipes
 * @param threads of the kernel
 */
public record Sample(long second, long heapKilobytes, long residentKilobytes, int descriptors, int threads) {}
