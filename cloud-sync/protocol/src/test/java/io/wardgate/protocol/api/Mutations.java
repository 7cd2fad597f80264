package io.wardgate.protocol.api;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damage as lines and faulty peers do it: single bits, single octets, cut ends, lost pieces. */
final class Mutations {

    private Mutations() {}

    static byte[] of(byte[] original, SplittableRandom random) {
        byte[] mutated = original.clone();
        switch (random.nextInt(4)) {
            case 0 -> mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> {
                for (int i = random.nextInt(1, 8); i > 0; i--) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
                }
            }
            case 2 -> mutated = Arrays.copyOf(mutated, random.nextInt(mutated.length + 1));
            default -> {
                int from = random.nextInt(mutated.length);
                int to = random.nextInt(from, mutated.length);
                byte[] cut = new byte[mutated.length - (to - from)];
                System.arraycopy(mutated, 0, cut, 0, from);
                System.arraycopy(mutated, to, cut, from, mutated.length - to);
                mutated = cut;
            }
        }
        return mutated;
    }
}
