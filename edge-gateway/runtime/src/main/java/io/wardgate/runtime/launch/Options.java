package io.wardgate.runtime.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The command line of the launcher.
 *
 * @param image folder that holds {@code lib} and {@code bundles}
 * @param framework {@code equinox} or {@code felix}
 * @param configuration the one configuration document
 * @param state folder for everything that the gateway writes of its own accord
 */
record Options(Path image, String framework, Path configuration, Path state) {

    static final String USAGE = """
            usage: wardgate-gateway [--configuration FILE] [--state DIR] [--framework equinox|felix]

              --configuration FILE  the gateway's one configuration document
                                    (default: conf/gateway.yaml of the image)
              --state DIR           where buffer, last good configuration and framework cache live
                                    (default: state, in the working directory)
              --framework NAME      equinox (default) or felix
            """;

    private static final Set<String> FRAMEWORKS = Set.of("equinox", "felix");

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException with one sentence that names argument, value and what is allowed
     */
    static Options parse(Path image, List<String> arguments) {
        Path configuration = image.resolve("conf").resolve("gateway.yaml");
        Path state = Path.of("state");
        String framework = "equinox";
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            switch (name) {
                case "--configuration" -> configuration = Path.of(valueOf(name, rest));
                case "--state" -> state = Path.of(valueOf(name, rest));
                case "--framework" -> framework = valueOf(name, rest);
                default -> throw new IllegalArgumentException("unknown argument " + name + "; --help lists them");
            }
        }
        if (!FRAMEWORKS.contains(framework)) {
            throw new IllegalArgumentException("--framework is " + framework + "; allowed: equinox, felix");
        }
        if (!Files.isDirectory(image.resolve("bundles"))) {
            throw new IllegalArgumentException(
                    "no folder bundles in " + image + "; -Dwardgate.image must name an unpacked gateway image");
        }
        return new Options(image, framework, configuration.toAbsolutePath(), state.toAbsolutePath());
    }

    private static String valueOf(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return rest.next();
    }
}
