package io.wardgate.tinyb.library;

import io.wardgate.tinyb.child.TinybChild;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * What a child needs as files, in a folder of its own: the library's jar and native code, both from the jar inside this
 * bundle, which can be replaced there, and the child's own classes.
 */
public final class ChildFiles {

    private static final String JAR = "lib/bluetooth-manager-tinyb.jar";
    private static final List<String> NATIVES = List.of("libtinyb.so", "libjavatinyb.so");
    private static final String PACKAGE = "io/wardgate/tinyb/child/";
    private static final List<String> CLASSES =
            List.of("TinybChild", "HeardDevices", "HeardDevice", "ReportLines", "AdOctets");

    /** From here on Java warns of native code that is not allowed by name. */
    private static final int NATIVE_ACCESS_IS_NAMED = 22;

    private final Path folder;
    private final String os;
    private final String arch;

    /**
     * @param folder that is this radio's alone
     * @param os system property {@code os.name}
     * @param arch system property {@code os.arch}
     */
    public ChildFiles(Path folder, String os, String arch) {
        this.folder = folder;
        this.os = os;
        this.arch = arch;
    }

    /** Writes the files; no child may be running. */
    public void write() throws IOException, UnsupportedMachineException {
        String natives = NativeLibrary.folder(os, arch);
        Path classes = folder.resolve(PACKAGE);
        Files.createDirectories(classes);
        for (String name : CLASSES) {
            copy(resource(PACKAGE + name + ".class"), classes.resolve(name + ".class"));
        }
        copy(resource(JAR), jar());
        try (JarFile jar = new JarFile(jar().toFile())) {
            for (String name : NATIVES) {
                ZipEntry entry = jar.getEntry(natives + "/" + name);
                if (entry == null) {
                    throw new FileNotFoundException(JAR + " has no " + natives + "/" + name);
                }
                copy(jar.getInputStream(entry), folder.resolve(name));
            }
        }
    }

    /** The child's command line, without its environment. */
    public List<String> command(String adapter) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= NATIVE_ACCESS_IS_NAMED) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Djava.library.path=" + folder,
                "-cp",
                folder + File.pathSeparator + jar(),
                TinybChild.class.getName(),
                adapter));
        return command;
    }

    private Path jar() {
        return folder.resolve("bluetooth-manager-tinyb.jar");
    }

    private static InputStream resource(String name) throws FileNotFoundException {
        InputStream found = ChildFiles.class.getClassLoader().getResourceAsStream(name);
        if (found == null) {
            throw new FileNotFoundException("this bundle has no " + name);
        }
        return found;
    }

    private static void copy(InputStream from, Path to) throws IOException {
        try (from) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
