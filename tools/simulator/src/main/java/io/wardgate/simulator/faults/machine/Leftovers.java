package io.wardgate.simulator.faults.machine;

import io.wardgate.simulator.faults.FaultRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away what a run that is ended from outside would leave behind: child processes, mounts, loop devices, sockets.
 *
 * <p>Nothing registers: what is there is found by what the kernel tells of this process and of the run's folder, so that
 * a disk that is only half built is found, too. Works in a shutdown hook, in passes, because the rounds that it
 * interrupts may still be starting something.
 */
public final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final int MOST_PASSES = 100;
    private static final long PASS_MILLIS = 200;
    private static final int MOUNT_POINT = 4;
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private final Path folder;
    private final Thread run;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::clear, "wardgate-faults-end");

    /**
     * @param folder where the run keeps all its files
     * @param run the thread that is interrupted when the process is told to end
     */
    Leftovers(Path folder, Thread run) {
        this.folder = folder;
        this.run = run;
    }

    /** Watches the run of the calling thread until {@link #ended}. */
    public static Leftovers watch(Path folder) throws IOException {
        Leftovers leftovers = new Leftovers(folder.toRealPath(), Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(leftovers.hook);
        return leftovers;
    }

    /** The run has ended, in whatever way, and starts nothing any more. */
    public void ended() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending: the hook is at work", e);
        }
    }

    /** A new folder for sockets, whose paths must be shorter than those of a run's folder may be. */
    public static Path socketFolder() throws IOException {
        return Files.createTempDirectory(TEMPORARY, socketPrefix());
    }

    private static String socketPrefix() {
        return "wardgate-faults-" + ProcessHandle.current().pid() + "-";
    }

    private void clear() {
        run.interrupt();
        try {
            boolean over = false;
            for (int pass = 0; pass < MOST_PASSES && !over; pass++) {
                boolean nothingNew = ended.await(PASS_MILLIS, TimeUnit.MILLISECONDS);
                over = clearOnce() == 0 && nothingNew;
            }
        } catch (IOException | InterruptedException e) {
            LOG.error("{}: something may be left behind", folder, e);
        }
    }

    /** One pass; returns how much it found. */
    int clearOnce() throws IOException, InterruptedException {
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        List<String> loops = loopDevices();
        List<String> mounts = mounts();
        for (String mount : mounts) {
            Command.tryRun("umount", "-l", mount);
        }
        for (String loop : loops) {
            Command.tryRun("losetup", "-d", loop);
        }
        try (Stream<Path> sockets = Files.list(TEMPORARY)) {
            for (Path socket : sockets.filter(
                            path -> path.getFileName().toString().startsWith(socketPrefix()))
                    .toList()) {
                FaultRun.remove(socket);
            }
        }
        return children.size() + mounts.size() + loops.size();
    }

    /** What is mounted within the folder, the newest first: it may lie on an older one. */
    private List<String> mounts() throws IOException {
        List<String> mounts = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
            String mounted = line.split(" ", -1)[MOUNT_POINT].replace("\\040", " ");
            if (Path.of(mounted).startsWith(folder)) {
                mounts.add(mounted);
            }
        }
        Collections.reverse(mounts);
        return mounts;
    }

    /** The loop devices whose file lies within the folder. */
    private List<String> loopDevices() throws IOException {
        List<String> devices = new ArrayList<>();
        try (Stream<Path> blocks = Files.list(Path.of("/sys/block"))) {
            for (Path block : blocks.toList()) {
                Path file = block.resolve("loop/backing_file");
                if (Files.exists(file)
                        && Path.of(Files.readString(file).strip()).startsWith(folder)) {
                    devices.add("/dev/" + block.getFileName());
                }
            }
        }
        return devices;
    }
}
