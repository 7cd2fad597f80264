package io.wardgate.simulator.nfc;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.nfc.Inspection.Fault;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagException;
import io.wardgate.api.nfc.TagUid;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.nfc.counter.TagCounters;
import io.wardgate.nfc.inspection.KeyedInspector;
import io.wardgate.nfc.key.KeyFile;
import io.wardgate.nfc.key.TagKeys;
import io.wardgate.nfc.ndef.NdefMessage;
import io.wardgate.nfc.token.BandToken;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's inspector and cards that were made without its code. */
class CardsInspectedTest {

    private static final byte[] UID = HexFormat.of().parseHex("04e10cda993c80");
    private static final byte[] OTHER_UID = HexFormat.of().parseHex("04e10cda993c81");
    private static final byte[] META = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    private static final byte[] FILE = HexFormat.of().parseHex("101112131415161718191a1b1c1d1e1f");
    private static final byte[] MUTUAL = HexFormat.of().parseHex("202122232425262728292a2b2c2d2e2f");
    private static final byte[] SUFFIX = HexFormat.of().parseHex("3042f54e585020416275");
    private static final String SITE = "404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f";

    @TempDir
    private Path folder;

    private TagCounters counters;
    private KeyedInspector inspector;

    @BeforeEach
    void open() throws IOException {
        counters = TagCounters.open(folder.resolve("counters"));
        inspector = new KeyedInspector(keys("site 1 " + SITE + "\n"), counters, new SecureRandom());
    }

    @AfterEach
    void close() throws IOException {
        counters.close();
    }

    @Test
    void eachTapOfASignedTagIsProved() {
        Ntag424 card = card(UID, false);

        Inspection first = inspect(card, AuthLevel.SUN);
        Inspection second = inspect(card, AuthLevel.SUN);

        assertThat(first.level()).isEqualTo(AuthLevel.SUN);
        assertThat(first.technology()).isEqualTo(TagTechnology.NTAG_424);
        assertThat(first.fault()).isEqualTo(Fault.NONE);
        assertThat(first.sunCounter()).isEqualTo(1);
        assertThat(second.sunCounter()).isEqualTo(2);
        assertThat(second.tag())
                .isEqualTo(first.tag())
                .isEqualTo(inspect(card, AuthLevel.UID).tag());
    }

    @Test
    void aMessageIsTakenOnceAlsoAfterARestart() throws IOException {
        Ntag424 card = card(UID, false);
        Card copy = card.copied();
        assertThat(inspect(copy, AuthLevel.SUN).level()).isEqualTo(AuthLevel.SUN); // the thief was first
        assertThat(inspect(copy, AuthLevel.SUN).fault()).isEqualTo(Fault.REPLAY);
        close();
        open();

        Inspection replayed = inspect(copy, AuthLevel.SUN);
        assertThat(replayed.fault()).isEqualTo(Fault.REPLAY);
        assertThat(replayed.level()).isEqualTo(AuthLevel.UID);
        assertThat(inspect(card, AuthLevel.SUN).level()).isEqualTo(AuthLevel.SUN);
    }

    @Test
    void aMessageOlderThanTheLastIsAReplay() {
        Ntag424 card = card(UID, false);
        Card copy = card.copied();
        inspect(card, AuthLevel.SUN);

        assertThat(inspect(copy, AuthLevel.SUN).fault()).isEqualTo(Fault.REPLAY);
    }

    @Test
    void aCopiedUidWithoutKeyIsNoticed() {
        inspect(card(UID, false), AuthLevel.SUN);
        Card clone = new Type4Card(UID, HexFormat.of().parseHex("d1010c5504776172646761" + "74652e696f"), false);

        Inspection inspection = inspect(clone, AuthLevel.SUN);
        assertThat(inspection.fault()).isEqualTo(Fault.KEY_MISSING);
        assertThat(inspection.level()).isEqualTo(AuthLevel.UID);
        assertThat(inspect(clone, AuthLevel.MUTUAL).fault()).isEqualTo(Fault.KEY_MISSING);
    }

    @Test
    void aMessageUnderAnotherUidIsNone() {
        Ntag424 card = card(UID, false);
        Card thief = new Type4Card(OTHER_UID, messageOf(card), false);

        Inspection inspection = inspect(thief, AuthLevel.SUN);
        assertThat(inspection.fault()).isEqualTo(Fault.BAD_MAC);
        assertThat(inspection.detail()).isEqualTo("its message is that of another tag");
    }

    @Test
    void aMessageMadeWithAnotherKeyIsRefused() {
        Ntag424.Keys wrong = Ntag424.Keys.of(UID, META, MUTUAL, FILE, SUFFIX);
        Card card = new Ntag424(UID, wrong, false, 1);

        assertThat(inspect(card, AuthLevel.SUN).fault()).isEqualTo(Fault.BAD_MAC);
        assertThat(inspect(card, AuthLevel.MUTUAL).fault()).isEqualTo(Fault.BAD_MAC);
    }

    @Test
    void aRandomUidIsNobodyButItsMessageSaysWhoItIs() {
        Card hidden = card(UID, true);
        assertThat(hidden.uid()).startsWith(0x08).hasSize(4);

        assertThat(inspect(hidden, AuthLevel.UID))
                .extracting(Inspection::tag, Inspection::level)
                .containsExactly(null, AuthLevel.NONE);
        assertThat(inspect(hidden, AuthLevel.SUN).tag())
                .isNotNull()
                .isEqualTo(inspect(card(UID, false), AuthLevel.UID).tag());
        assertThat(inspect(hidden, AuthLevel.MUTUAL).level()).isEqualTo(AuthLevel.MUTUAL);
    }

    @Test
    void aCardThatKnowsItsKeyIsProvedWithoutReadingIt() {
        Ntag424 card = card(UID, false);

        Inspection inspection = inspect(card, AuthLevel.MUTUAL);

        assertThat(inspection.level()).isEqualTo(AuthLevel.MUTUAL);
        assertThat(inspection.technology()).isEqualTo(TagTechnology.NTAG_424);
        assertThat(card.counter()).isZero();
        assertThat(inspect(UidCard.classic(HexFormat.of().parseHex("deadbe01")), AuthLevel.MUTUAL))
                .extracting(Inspection::level, Inspection::fault)
                .containsExactly(AuthLevel.UID, Fault.NONE);
    }

    @Test
    void aTokenNamesItsBearerWhateverTheUid() {
        BandToken token = BandToken.drawn(new SecureRandom());
        byte[] message = new NdefMessage(List.of(token.record())).octets();

        Inspection one = inspect(new Type4Card(UID, message, false), AuthLevel.TOKEN);
        Inspection other = inspect(new Type4Card(OTHER_UID, message, false), AuthLevel.TOKEN);

        assertThat(one.level()).isEqualTo(AuthLevel.TOKEN);
        assertThat(one.tag()).isNotNull().isEqualTo(other.tag());
        assertThat(one.tag())
                .isNotEqualTo(inspect(new Type4Card(UID, message, false), AuthLevel.UID)
                        .tag());
    }

    @Test
    void aTagThatLeavesWhileItIsReadIsUnread() {
        Card card = card(UID, false);
        for (int answers = 0; answers < 6; answers++) {
            int[] left = {answers};
            Inspection inspection = inspector.inspect(
                    tag(card),
                    (command, repeatable) -> {
                        if (left[0]-- == 0) {
                            throw new TagException("the tag is silent; it may have left");
                        }
                        return answer(card, command);
                    },
                    AuthLevel.SUN);
            assertThat(inspection.fault()).as("after %d answers", answers).isEqualTo(Fault.UNREAD);
            assertThat(inspection.level()).isEqualTo(AuthLevel.UID);
        }
    }

    @Test
    void afterAChangeOfTheSitesKeyTheFormerNameIsTold() throws IOException {
        Inspection before = inspect(card(UID, false), AuthLevel.UID);
        inspector = new KeyedInspector(
                keys("site 1 " + SITE + "\nsite 2 " + SITE.replace("40", "ff") + "\n"), counters, new SecureRandom());

        Inspection after = inspect(card(UID, false), AuthLevel.UID);
        assertThat(after.tag()).isNotEqualTo(before.tag());
        assertThat(after.formerly()).containsExactly(before.tag());
    }

    @Test
    void nothingThatIsToldHoldsTheUid() {
        for (AuthLevel wanted : AuthLevel.values()) {
            assertThat(inspect(card(UID, false), wanted).toString().toLowerCase(Locale.ROOT))
                    .doesNotContain("04e10cda993c80", "803c99da0ce104", new BigInteger(1, UID).toString());
        }
    }

    private TagKeys keys(String sites) throws IOException {
        HexFormat hex = HexFormat.of();
        Path file = folder.resolve("keys");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String suffix = hex.formatHex(SUFFIX);
        Files.writeString(
                file,
                sites + "sun 1 " + hex.formatHex(META) + " " + hex.formatHex(FILE) + " " + suffix
                        + "\nmutual 1 ntag424 0 " + hex.formatHex(MUTUAL) + " " + suffix + "\n");
        return KeyFile.read(file);
    }

    private static Ntag424 card(byte[] uid, boolean hidesUid) {
        return new Ntag424(uid, Ntag424.Keys.of(uid, META, FILE, MUTUAL, SUFFIX), hidesUid, 1);
    }

    private Inspection inspect(Card card, AuthLevel wanted) {
        return inspector.inspect(tag(card), (command, repeatable) -> answer(card, command), wanted);
    }

    private static Tag tag(Card card) {
        return new Tag(new TagUid(card.uid()), card.atqa(), card.sak(), card.ats());
    }

    private static byte[] answer(Card card, byte[] command) throws TagException {
        byte[] answer = card.answer(command);
        if (answer == null) {
            throw new TagException("the tag is silent; it may have left");
        }
        return answer;
    }

    /** As a thief reads it. */
    private static byte[] messageOf(Ntag424 card) {
        card.answer(HexFormat.of().parseHex("00a4040007d276000085010100"));
        card.answer(HexFormat.of().parseHex("00a4000c02e104"));
        byte[] read = Objects.requireNonNull(card.answer(HexFormat.of().parseHex("00b0000000")));
        byte[] message = new byte[(read[0] & 0xFF) << 8 | read[1] & 0xFF];
        System.arraycopy(read, 2, message, 0, message.length);
        return message;
    }
}
