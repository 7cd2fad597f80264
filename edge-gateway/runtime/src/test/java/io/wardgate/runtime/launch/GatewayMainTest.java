package io.wardgate.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process: what it says and the code that it exits with. */
class GatewayMainTest {

    @TempDir
    Path image;

    @Test
    void helpListsTheArguments() throws Exception {
        Ended ended = launch("--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.output()).isEqualTo(Options.USAGE);
    }

    @Test
    void wrongArgumentsAreOneLineAndExitCode2() throws Exception {
        Files.createDirectory(image.resolve("bundles"));

        Ended ended = launch("--framework", "karaf");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).isEqualTo("wardgate-gateway: --framework is karaf; allowed: equinox, felix\n");
    }

    @Test
    void aFolderWithoutBundlesIsOneLineAndExitCode2() throws Exception {
        Ended ended = launch();

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output())
                .startsWith("wardgate-gateway: no folder bundles in " + image)
                .hasLineCount(1);
    }

    private Ended launch(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dwardgate.image=" + image,
                "-cp",
                System.getProperty("java.class.path"),
                GatewayMain.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private record Ended(int code, String output) {}
}
