package io.wardgate.api.batch;

/**
 * Identity of a batch for ever: the same id always has the same octets.
 *
 * @param gateway id of the gateway
 * @param epoch life of the gateway's store: start counter in the upper 32 bits, random lower 32 bits; a later start
 *     has a greater epoch, and no two stores share one
 * @param lane priority class
 * @param sequence 1, 2, 3, ... within (epoch, lane)
 */
public record BatchId(String gateway, long epoch, Lane lane, long sequence) {}
