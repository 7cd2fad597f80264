package io.wardgate.simulator.faults.damage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/** What can happen to a file. */
enum Damage {
    /** 1 to 200 bits anywhere. */
    FLIPPED_BITS {
        @Override
        void strike(FileChannel file, SplittableRandom random) throws IOException {
            for (int bits = random.nextInt(1, 201); bits > 0; bits--) {
                long at = random.nextLong(file.size());
                ByteBuffer octet = ByteBuffer.allocate(1);
                file.read(octet, at);
                octet.put(0, (byte) (octet.get(0) ^ 1 << random.nextInt(8)));
                file.write(octet.rewind(), at);
            }
        }
    },
    /** Cut at any octet. */
    CUT {
        @Override
        void strike(FileChannel file, SplittableRandom random) throws IOException {
            file.truncate(random.nextLong(file.size()));
        }
    },
    /** 1 to 4 blocks of 4 KiB are zero, as after a failed flash page. */
    ZEROED_BLOCKS {
        @Override
        void strike(FileChannel file, SplittableRandom random) throws IOException {
            for (int blocks = random.nextInt(1, 5); blocks > 0; blocks--) {
                long at = random.nextLong(file.size()) / BLOCK * BLOCK;
                file.write(ByteBuffer.allocate((int) Math.min(BLOCK, file.size() - at)), at);
            }
        }
    },
    /** Gone. */
    DELETED {
        @Override
        void strike(Path path, SplittableRandom random) throws IOException {
            Files.delete(path);
        }

        @Override
        void strike(FileChannel file, SplittableRandom random) {
            throw new UnsupportedOperationException("a deleted file has no content");
        }
    };

    private static final int BLOCK = 4_096;

    abstract void strike(FileChannel file, SplittableRandom random) throws IOException;

    /** Damages a file that is not empty. */
    void strike(Path path, SplittableRandom random) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            strike(file, random);
        }
    }
}
