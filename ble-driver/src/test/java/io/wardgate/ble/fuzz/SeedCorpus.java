package io.wardgate.ble.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the seeds of each target into {@code <folder>/<target>/}, and names the targets on standard output. */
final class SeedCorpus {

    private SeedCorpus() {}

    public static void main(String[] arguments) throws IOException {
        for (String name : FuzzTargets.byName().keySet()) {
            Path folder = Files.createDirectories(Path.of(arguments[0], name));
            List<byte[]> seeds = FuzzTargets.of(name).seeds();
            for (int i = 0; i < seeds.size(); i++) {
                Files.write(folder.resolve("seed-" + i), seeds.get(i));
            }
            System.out.println(name);
        }
    }
}
