package io.wardgate.receiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An authority and what it signs, made by {@code keytool} as docs/receiver.md says. */
final class Certificates {

    static final String PASSWORD = "ward-3-secret";

    private final Path directory;
    private final String authority;
    final Path passwordFile;
    final Path trustStore;

    Certificates(Path directory, String authority) throws Exception {
        this.directory = Files.createDirectories(directory);
        this.authority = authority;
        this.passwordFile = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
        this.trustStore = directory.resolve("trust.p12");
        keytool(
                directory.resolve("authority.p12"),
                "-genkeypair -alias authority -keyalg EC -groupname secp256r1 -validity 3650 -ext bc:c -dname CN="
                        + authority);
        keytool(directory.resolve("authority.p12"), "-exportcert -alias authority -rfc -file authority.pem");
        keytool(trustStore, "-importcert -alias authority -noprompt -file authority.pem");
    }

    /** A key pair with a certificate that holds for this CN, names and period. */
    Path signed(String commonName, String names, String period) throws Exception {
        Path store = directory.resolve(commonName + ".p12");
        keytool(store, "-genkeypair -alias own -keyalg EC -groupname secp256r1 -dname CN=" + commonName);
        keytool(store, "-certreq -alias own -file own.csr");
        keytool(
                directory.resolve("authority.p12"),
                "-gencert -alias authority -rfc " + period + " -ext san=" + names
                        + " -infile own.csr -outfile own.pem");
        keytool(store, "-importcert -alias authority -noprompt -file authority.pem");
        keytool(store, "-importcert -alias own -noprompt -file own.pem");
        return store;
    }

    Path signed(String commonName) throws Exception {
        return signed(commonName, "dns:localhost,ip:127.0.0.1", "-validity 365");
    }

    private void keytool(Path store, String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-keystore", store.toString()));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass:file", passwordFile.toString()));
        command.addAll(List.of(arguments.split(" ")));
        Path output = directory.resolve("keytool.txt");
        int exitCode = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IOException(authority + ": " + arguments + ": " + Files.readString(output));
        }
    }
}
