package io.wardgate.simulator.faults.power;

import io.wardgate.simulator.faults.machine.Command;
import io.wardgate.simulator.faults.machine.Leftovers;
import io.wardgate.simulator.faults.machine.Machine;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A disk whose power can be cut: image file ← nbdkit with a write-back cache ← nbdfuse ← loop device ← ext4.
 *
 * <p>nbdkit writes a block to the image only when it is told to flush, as a disk does with its cache; killing it takes
 * away every block that was not flushed. What the image then holds is what a machine would find after the power came
 * back. Needs root. Owned by the thread of one round.
 */
public final class PowerRig implements AutoCloseable {

    private static final List<String> DEVICES = List.of("/dev/fuse", "/dev/loop-control");
    private static final List<String> PROGRAMS =
            List.of("nbdkit", "nbdfuse", "mkfs.ext4", "losetup", "mount", "umount");
    private static final long IMAGE_OCTETS = 192L << 20;
    private static final int STEPS = 500;
    private static final int STEP_MILLIS = 20;

    private final Path image;
    private final Path mounted;
    private final Path disk;
    private final Path socketFolder;
    private final Process nbdkit;
    private final Process nbdfuse;
    private final String loop;
    private boolean down;

    private PowerRig(
            Path image, Path mounted, Path disk, Path socketFolder, Process nbdkit, Process nbdfuse, String loop) {
        this.image = image;
        this.mounted = mounted;
        this.disk = disk;
        this.socketFolder = socketFolder;
        this.nbdkit = nbdkit;
        this.nbdfuse = nbdfuse;
        this.loop = loop;
    }

    /** Why this machine cannot have one; null if it can: one is built and torn down to see. */
    public static @Nullable String obstacle(Path folder) {
        String lacking = Machine.obstacleToMounting(DEVICES, PROGRAMS);
        if (lacking != null) {
            return lacking;
        }
        try (PowerRig probe = open(Files.createDirectories(folder.resolve("probe")))) {
            return Files.isDirectory(probe.mounted()) ? null : "the mounted disk is not there";
        } catch (IOException e) {
            return "cannot mount a disk of its own: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** Makes an empty disk in this folder and mounts it. */
    public static PowerRig open(Path folder) throws IOException, InterruptedException {
        Path image = folder.resolve("disk.img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(IMAGE_OCTETS);
        }
        Command.run("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", image.toString());
        Path mounted = Files.createDirectories(folder.resolve("mounted"));
        Path disk =
                Files.createFile(Files.createDirectories(folder.resolve("fuse")).resolve("disk"));
        Path socketFolder = Leftovers.socketFolder();
        Path socket = socketFolder.resolve("nbd");
        File log = folder.resolve("rig.log").toFile();
        Process nbdkit = start(
                log,
                "nbdkit",
                "-f",
                "-U",
                socket.toString(),
                "--filter=cache",
                "file",
                image.toString(),
                "cache=writeback");
        Process nbdfuse = null;
        String loop = "";
        try {
            await(nbdkit, socket, 0);
            nbdfuse = start(log, "nbdfuse", disk.toString(), "--unix", socket.toString());
            await(nbdfuse, disk, IMAGE_OCTETS);
            loop = Command.run("losetup", "-f", "--show", disk.toString());
            Command.run("mount", "-t", "ext4", loop, mounted.toString());
            return new PowerRig(image, mounted, disk, socketFolder, nbdkit, nbdfuse, loop);
        } catch (IOException | InterruptedException e) {
            takeDown(mounted, loop, disk, nbdfuse, nbdkit, socketFolder);
            throw e;
        }
    }

    /** Where the disk is mounted. */
    public Path mounted() {
        return mounted;
    }

    /** Takes away the power: what was not flushed is gone, and every further write fails. */
    public void cut() throws InterruptedException {
        nbdkit.destroyForcibly().waitFor();
    }

    /** Mounts what the image holds, as the next start would; the caller unmounts it by closing. */
    public Recovered recover() throws IOException, InterruptedException {
        close();
        Path again = Files.createDirectories(image.resolveSibling("recovered"));
        Command.run("mount", "-o", "loop", "-t", "ext4", image.toString(), again.toString());
        return new Recovered(again);
    }

    /** The disk after the power came back. */
    public record Recovered(Path mounted) implements AutoCloseable {

        @Override
        public void close() throws InterruptedException {
            Command.tryRun("umount", "-l", mounted.toString());
        }
    }

    /** Only once: by the second time the loop device may be that of a rig in another round. */
    @Override
    public void close() throws InterruptedException {
        if (!down) {
            down = true;
            takeDown(mounted, loop, disk, nbdfuse, nbdkit, socketFolder);
        }
    }

    /** From the top down; each part may be gone already. */
    private static void takeDown(
            Path mounted, String loop, Path disk, @Nullable Process nbdfuse, Process nbdkit, Path socketFolder)
            throws InterruptedException {
        nbdkit.destroyForcibly().waitFor();
        Command.tryRun("umount", "-l", mounted.toString());
        if (!loop.isEmpty()) {
            Command.tryRun("losetup", "-d", loop);
        }
        Command.tryRun("umount", "-l", disk.toString());
        if (nbdfuse != null) {
            nbdfuse.destroyForcibly().waitFor();
        }
        Command.tryRun("rm", "-rf", socketFolder.toString());
    }

    private static Process start(File log, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /** Waits until a file is there and that large; a program that ends before says why in the log. */
    private static void await(Process program, Path file, long octets) throws IOException, InterruptedException {
        for (int step = 0; step < STEPS; step++) {
            if (Files.exists(file) && Files.size(file) >= octets) {
                return;
            }
            if (program.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException(program.info().command().orElse("a program of the rig") + " ended early");
            }
        }
        throw new IOException(file + " did not appear");
    }
}
