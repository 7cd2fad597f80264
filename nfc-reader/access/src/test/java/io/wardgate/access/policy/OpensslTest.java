package io.wardgate.access.policy;

import static io.wardgate.access.policy.Platform.document;
import static io.wardgate.access.policy.Platform.entry;
import static io.wardgate.access.policy.Platform.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.wardgate.access.ManualClock;
import io.wardgate.protocol.policy.SignedPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/wire/policy.md, with Debian's openssl as the platform. */
@EnabledIf("isInstalled")
class OpensslTest {

    @TempDir
    Path work;

    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/openssl"));
    }

    @BeforeEach
    void makeKey() throws Exception {
        run("openssl genpkey -algorithm ed25519 -out site.pem");
    }

    @Test
    void whatOpensslSignsIsAccepted() throws Exception {
        run("printf '# the site\\n1 ' >keys; openssl pkey -in site.pem -pubout -outform DER | base64 -w0 >>keys");
        PolicyKeeper keeper = keeper();

        assertThat(keeper.accept(signed("site.pem")).find(tag(1)))
                .extracting(PolicyEntry::subject)
                .isEqualTo("anna");
    }

    @Test
    void whatAnotherKeySignsIsNot() throws Exception {
        run("openssl genpkey -algorithm ed25519 -out other.pem");
        run("printf '1 ' >keys; openssl pkey -in site.pem -pubout -outform DER | base64 -w0 >>keys");
        PolicyKeeper keeper = keeper();
        byte[] signed = signed("other.pem");

        assertThatThrownBy(() -> keeper.accept(signed)).hasMessage("BAD_SIGNATURE: key 1 did not sign these octets");
    }

    @Test
    void aKeyOfAnotherKindIsRefusedWithItsLine() throws Exception {
        run("openssl genpkey -algorithm ed448 -out other.pem");
        run("printf '# site\\n2 ' >keys; openssl pkey -in other.pem -pubout -outform DER | base64 -w0 >>keys");

        assertThatThrownBy(() -> SiteKeys.read(work.resolve("keys")))
                .hasMessageContaining("keys line 2: no Ed25519 public key");
    }

    private PolicyKeeper keeper() throws IOException {
        return new PolicyKeeper(
                work.resolve("state"), Platform.SITE, SiteKeys.read(work.resolve("keys")), new ManualClock());
    }

    private byte[] signed(String key) throws Exception {
        byte[] document = document(1).addPut(entry(tag(1), "anna")).build().toByteArray();
        Files.write(work.resolve("document.bin"), document);
        run("{ printf 'WGP1\\x01\\x00\\x00\\x00'; cat document.bin; } >signed.bin");
        run("openssl pkeyutl -sign -rawin -inkey " + key + " -in signed.bin -out signature.bin");
        return SignedPolicy.newBuilder()
                .setMagic(0x31504757)
                .setKey(1)
                .setDocument(ByteString.copyFrom(document))
                .setSignature(ByteString.copyFrom(Files.readAllBytes(work.resolve("signature.bin"))))
                .build()
                .toByteArray();
    }

    private void run(String commands) throws Exception {
        Process process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(commands).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
