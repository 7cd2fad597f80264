package io.wardgate.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.api.command.CommandException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A document that is larger than a command. */
class PartedDocumentTest {

    private static final byte[] RULES = {1, 2, 3, 4, 5, 6, 7};

    private final List<byte[]> taken = new ArrayList<>();
    private final PartedDocument handler = new PartedDocument("access.policy", taken::add);

    @Test
    void isHandedOnOnceItsLastPartIsThere() throws Exception {
        assertThat(part(1, 3, 0, 3)).isEqualTo("part 1 of 3 is here");
        assertThat(part(2, 3, 3, 6)).isEqualTo("part 2 of 3 is here");
        assertThat(taken).isEmpty();

        assertThat(part(3, 3, 6, 7)).isEqualTo("in force: 7 octets");
        assertThat(taken).containsExactly(RULES);
    }

    @Test
    void aPartThatComesAgainDoesNoHarm() throws Exception {
        part(1, 3, 0, 3);
        part(2, 3, 3, 6);
        part(2, 3, 3, 6);
        part(3, 3, 6, 7);

        assertThat(taken).containsExactly(RULES);
    }

    @Test
    void afterARestartTheSenderIsToldToBeginAnew() {
        assertThatThrownBy(() -> part(2, 3, 3, 6))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("part 2 of 3 came")
                .hasMessageContaining("begin with part 1");
    }

    @Test
    void aNewDocumentTakesThePlaceOfAHalfOne() throws Exception {
        part(1, 3, 0, 3);
        assertThat(part(1, 1, 0, 7)).isEqualTo("in force: 7 octets");
        assertThatThrownBy(() -> part(2, 3, 3, 6)).isInstanceOf(CommandException.class);
        assertThat(taken).hasSize(1);
    }

    @Test
    void isRefusedIfItsPartsMakeAnotherDocument() throws Exception {
        part(1, 2, 0, 3);

        assertThatThrownBy(() -> part(2, 2, 4, 7)).hasMessageContaining("the parts make a document with SHA-256");
        assertThat(taken).isEmpty();
    }

    @Test
    void namesWhatIsWrong() {
        assertThatThrownBy(() -> part(4, 3, 0, 1)).hasMessageContaining("part is 4; allowed: 1 to parts, which is 3");
        assertThatThrownBy(() -> part(1, 129, 0, 1)).hasMessageContaining("parts is 129; allowed: 1 to 128");
        assertThatThrownBy(() -> handler.run(Commands.of("access.policy", Map.of("part", "1"), RULES)))
                .hasMessageContaining("argument document is missing");
    }

    @Test
    void saysWhyItWasRefused() {
        PartedDocument strict = new PartedDocument("access.policy", octets -> {
            throw new CommandException("version 3 is in force, this one is 2");
        });
        assertThatThrownBy(() -> strict.run(Commands.of("access.policy", arguments(1, 1), RULES)))
                .hasMessage("version 3 is in force, this one is 2");
    }

    private String part(int part, int parts, int from, int to) throws Exception {
        return handler.run(Commands.of("access.policy", arguments(part, parts), Arrays.copyOfRange(RULES, from, to)));
    }

    private static Map<String, String> arguments(int part, int parts) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(RULES));
        return Map.of("document", sha256, "part", "" + part, "parts", "" + parts);
    }
}
