package io.wardgate.simulator.faults.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is ended in the middle leaves the machine as it found it. */
class LeftoversTest {

    @TempDir
    Path folder;

    @Test
    void endsChildrenAndTheirChildren() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("sh", "-c", "sleep 1000; sleep 1000").start();

        assertThat(leftovers().clearOnce()).isPositive();

        child.waitFor();
        assertThat(ProcessHandle.current().descendants()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void takesAwaySockets() throws IOException, InterruptedException {
        Path sockets = Leftovers.socketFolder();
        Files.createFile(sockets.resolve("nbd"));

        leftovers().clearOnce();

        assertThat(sockets).doesNotExist();
    }

    @Test
    void unmountsDisksThatLieOnOneAnother() throws IOException, InterruptedException {
        assumeThat(Machine.obstacleToMounting(
                        List.of("/dev/loop-control"), List.of("mkfs.ext4", "losetup", "mount", "umount")))
                .isNull();
        Path memory = Files.createDirectory(folder.resolve("memory of two"));
        Command.run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", memory.toString());
        Path image = memory.resolve("disk.img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(8L << 20);
        }
        Command.run("mkfs.ext4", "-q", "-F", image.toString());
        Path mounted = Files.createDirectory(memory.resolve("mounted"));
        Command.run("mount", "-o", "loop", image.toString(), mounted.toString());

        assertThat(leftovers().clearOnce()).isGreaterThanOrEqualTo(3);

        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(String.valueOf(folder));
        assertThat(leftovers().clearOnce()).isZero();
    }

    private Leftovers leftovers() throws IOException {
        return new Leftovers(folder.toRealPath(), Thread.currentThread());
    }
}
