package io.wardgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents that name what is gone mislead: every link into the tree must lead somewhere. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");
    private static final int STEPS_OF_A_READING = 15;
    private static final int LONGEST_FILE_LINES = 500;

    @Test
    void everyRelativeLinkOfEveryDocumentExists() {
        List<String> dead = new ArrayList<>();
        for (Path document : files("md")) {
            for (Path target : linksOf(document)) {
                if (!Files.exists(target)) {
                    dead.add(ROOT.relativize(document) + " -> " + ROOT.relativize(target));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void theWalkOfAReadingNamesTheClassesOnItsWay() {
        List<Path> classes = linksOf(ROOT.resolve("docs/architecture.md")).stream()
                .filter(target -> target.toString().endsWith(".java"))
                .toList();

        assertThat(classes).hasSizeGreaterThanOrEqualTo(STEPS_OF_A_READING).allMatch(Files::isRegularFile);
    }

    @Test
    void noSourceFileIsLongerThanItsReaderCanHold() {
        assertThat(files("java"))
                .filteredOn(file -> linesOf(file).size() > LONGEST_FILE_LINES)
                .isEmpty();
    }

    private static List<Path> linksOf(Path document) {
        List<Path> targets = new ArrayList<>();
        for (String line : linesOf(document)) {
            Matcher link = LINK.matcher(line);
            while (link.find()) {
                targets.add(document.resolveSibling(link.group(1)).normalize());
            }
        }
        return targets;
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith("." + ending))
                    .filter(file -> Stream.of("target", "node_modules", "run", ".git")
                            .noneMatch(skipped -> ROOT.relativize(file).startsWith(skipped)
                                    || ROOT.relativize(file).toString().contains("/" + skipped + "/")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
