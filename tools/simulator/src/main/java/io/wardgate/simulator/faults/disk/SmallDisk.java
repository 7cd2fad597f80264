package io.wardgate.simulator.faults.disk;

import io.wardgate.simulator.faults.machine.Command;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A mounted file system of a few megabytes. Needs root. */
record SmallDisk(Path mounted) implements AutoCloseable {

    private static final long EXT4_OCTETS = 64L << 20;

    /** 8 MB in memory. */
    static SmallDisk tmpfs(Path folder) throws IOException, InterruptedException {
        Path mounted = Files.createDirectories(folder.resolve("tmpfs"));
        Command.run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", mounted.toString());
        return new SmallDisk(mounted);
    }

    /** 64 MB on a loop device. */
    static SmallDisk ext4(Path folder) throws IOException, InterruptedException {
        Path image = folder.resolve("disk.img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(EXT4_OCTETS);
        }
        Command.run("mkfs.ext4", "-q", "-F", image.toString());
        Path mounted = Files.createDirectories(folder.resolve("ext4"));
        Command.run("mount", "-o", "loop", "-t", "ext4", image.toString(), mounted.toString());
        return new SmallDisk(mounted);
    }

    /** Takes all space but that many megabytes. */
    Path fillExcept(int megabytes) throws IOException {
        Path ballast = mounted.resolve("ballast");
        long octets = Files.getFileStore(mounted).getUsableSpace() - ((long) megabytes << 20);
        byte[] megabyte = new byte[1 << 20];
        try (var out = Files.newOutputStream(ballast)) {
            for (long left = octets; left > 0; left -= megabyte.length) {
                out.write(megabyte, 0, (int) Math.min(left, megabyte.length));
            }
        }
        return ballast;
    }

    @Override
    public void close() throws InterruptedException {
        Command.tryRun("umount", "-l", mounted.toString());
    }
}
