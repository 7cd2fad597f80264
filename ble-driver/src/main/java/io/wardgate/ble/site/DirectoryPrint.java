package io.wardgate.ble.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What tells one state of a directory of tables from another without reading the files: names, sizes, times and
 * whether they may be read.
 *
 * @param files the table files, by name
 * @param prints one text a file
 */
record DirectoryPrint(List<Path> files, List<String> prints) {

    private static final String SUFFIX = ".yaml";

    /**
     * The state now.
     *
     * @throws IOException if there is no such directory or it cannot be read
     */
    static DirectoryPrint of(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        List<String> prints = new ArrayList<>(files.size());
        for (Path file : files) {
            prints.add(print(file));
        }
        return new DirectoryPrint(files, prints);
    }

    private static String print(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey() + " "
                    + Files.isReadable(file);
        } catch (NoSuchFileException e) {
            // gone since it was listed: the next look will not list it
            return "gone";
        }
    }
}
