package io.wardgate.nfc.ascii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wardgate.api.nfc.TagUid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciiParserTest {

    private static final String HEX = "([0-9A-Fa-f]{6,24})";

    private final List<String> numbers = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        // terminator, digits, reversed, bcc, octets, what is said, what is heard
        "any,     hex,     false, false, 0, 04A1B2C3<CR>,                 04A1B2C3",
        "any,     hex,     false, false, 0, 04a1b2c3<LF>,                 04A1B2C3",
        "any,     hex,     false, false, 0, 04A1B2C3D4E5F6<CR><LF>,       04A1B2C3D4E5F6",
        "cr,      hex,     false, false, 0, 04A1B2C3<CR><LF>11223344<CR>, 04A1B2C3 11223344",
        "lf,      hex,     false, false, 0, 04A1B2C3<LF>11223344<LF>,     04A1B2C3 11223344",
        "crlf,    hex,     false, false, 0, 04A1B2C3<CR><LF>,             04A1B2C3",
        "stx-etx, hex,     false, false, 0, <STX>04A1B2C3<CR><LF><ETX>,   04A1B2C3",
        "stx-etx, hex,     false, false, 0, 11223344<STX>04A1B2C3<ETX>,   04A1B2C3",
        "stx-etx, hex,     false, false, 0, <STX>1122<STX>04A1B2C3<ETX>,  04A1B2C3",
        "any,     hex,     true,  false, 0, C3B2A104<CR>,                 04A1B2C3",
        "any,     hex,     false, true,  0, 04A1B2C3D4<CR>,               04A1B2C3",
        "any,     hex,     true,  true,  0, C3B2A104D4<CR>,               04A1B2C3",
        "any,     hex,     false, false, 0, 5A0144<CR>,                   005A0144",
        "any,     hex,     false, false, 0, 0102030405<CR>,               00000102030405",
        "any,     hex,     false, false, 0, E004010203040506<CR>,         0000E004010203040506",
        "any,     hex,     false, false, 7, 04A1B2C3<CR>,                 00000004A1B2C3",
        "any,     decimal, false, false, 0, 0077705923<CR>,               04A1B2C3",
        "any,     decimal, false, false, 0, 4294967295<CR>,               FFFFFFFF",
        "any,     decimal, true,  false, 4, 3283263748<CR>,               04A1B2C3",
    })
    void readsWhatReadersWrite(
            String terminator, String digits, boolean reversed, boolean bcc, int octets, String said, String expected) {
        say(parser(terminator, digits, reversed, bcc, octets), said);

        assertThat(String.join(" ", numbers)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ELA GM4.02<CR>,         otherLines",
        "READY<CR><LF>,          otherLines",
        "04A1B2C<CR>,            otherLines",
        "04A1B2C3 04A1B2C3<CR>,  otherLines",
        "0102030405060708090A0B<CR>, wrongLengths",
    })
    void takesNoBannerForATagAndCountsIt(String said, String figure) {
        AsciiParser parser = parser("any", "hex", false, false, 0);
        say(parser, said + "04A1B2C3<CR>");

        assertThat(numbers).containsExactly("04A1B2C3");
        assertThat(parser.byName()).containsEntry(figure, 1L);
    }

    @Test
    void dropsANumberWhoseCheckIsWrong() {
        AsciiParser parser = parser("any", "hex", false, true, 0);
        say(parser, "04A1B2C3D5<CR>04A1B2C3D4<CR>");

        assertThat(numbers).containsExactly("04A1B2C3");
        assertThat(parser.byName()).containsEntry("wrongChecks", 1L);
    }

    @Test
    void dropsALineThatNoReaderSaysWhole() {
        AsciiParser parser = parser("any", "hex", false, false, 0);
        say(parser, "0".repeat(129) + "04A1B2C3<CR>11223344<CR>");

        assertThat(numbers).containsExactly("11223344");
        assertThat(parser.byName()).containsEntry("tooLongLines", 1L);
    }

    @Test
    void aNumberIsAPartOfALineIfThePatternSaysSo() {
        AsciiParser parser = new AsciiParser(AsciiFormat.parse("any", "UID: ([0-9A-F ]+);.*", "hex", false, false, 0));
        say(parser, "UID: 04A1B2C3;type=2<CR>UID: no;<CR>");

        assertThat(numbers).containsExactly("04A1B2C3");
        assertThat(parser.byName()).containsEntry("otherLines", 1L);
    }

    @Test
    void livesThroughAnyOctets() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        AsciiParser parser = parser("any", "hex", false, false, 0);
        byte[] noise = new byte[1_000_000];
        random.nextBytes(noise);
        parser.feed(noise, noise.length, 0, uid -> numbers.add(uid.hex()));
        numbers.clear();
        say(parser, "<CR>04A1B2C3<CR>");

        assertThat(numbers).as("seed %d", seed).containsExactly("04A1B2C3");
    }

    @Test
    void refusesAFormatThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AsciiFormat.parse("crcr", HEX, "hex", false, false, 0))
                .withMessage("terminator = crcr is not allowed; use any, cr, lf, crlf, stx-etx");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AsciiFormat.parse("any", "[0-9]+", "hex", false, false, 0))
                .withMessageContaining("has no group");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AsciiFormat.parse("any", "([0-9", "hex", false, false, 0))
                .withMessageContaining("no regular expression");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AsciiFormat.parse("any", HEX, "decimal", false, true, 0))
                .withMessageContaining("bcc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AsciiFormat.parse("any", HEX, "hex", false, false, 11))
                .withMessageContaining("octets = 11");
    }

    private void say(AsciiParser parser, String text) {
        byte[] octets = text.replace("<CR>", "\r")
                .replace("<LF>", "\n")
                .replace("<STX>", "\u0002")
                .replace("<ETX>", "\u0003")
                .getBytes(StandardCharsets.ISO_8859_1);
        parser.feed(octets, octets.length, 0, (TagUid uid) -> numbers.add(uid.hex()));
    }

    private static AsciiParser parser(String terminator, String digits, boolean reversed, boolean bcc, int octets) {
        return new AsciiParser(AsciiFormat.parse(terminator, HEX, digits, reversed, bcc, octets));
    }
}
