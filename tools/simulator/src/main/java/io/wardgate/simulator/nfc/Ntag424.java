package io.wardgate.simulator.nfc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * An NTAG 424 DNA in AES mode as a site would personalise it: each reading of its NDEF file is a URL with sealed UID and counter
 * and a proof, and it authenticates by AuthenticateEV2First with key 0 (docs/wire/tag-token.md).
 */
public final class Ntag424 implements Card {

    private static final byte[] ATS = HexFormat.of().parseHex("7777710280");
    private static final HexFormat DIGITS = HexFormat.of().withUpperCase();
    private static final int HTTPS = 0x04;

    private final byte[] uid;
    private final byte[] shownUid;
    private final Keys keys;
    private final SplittableRandom random;
    private final Type4Files files = new Type4Files(this::message, false);
    private final Ev2Side authentication;
    private int counter;

    /** What the site put on it: the key of the sealed identity, and the two of this tag alone. */
    public record Keys(byte[] meta, byte[] file, byte[] mutual) {

        /** The tag's own of masters of the site. */
        public static Keys of(byte[] uid, byte[] meta, byte[] fileMaster, byte[] mutualMaster, byte[] suffix) {
            return new Keys(
                    meta,
                    CardCipher.diversified(fileMaster, uid, suffix),
                    CardCipher.diversified(mutualMaster, uid, suffix));
        }
    }

    /**
     * A card.
     *
     * @param uid of 7 octets
     * @param hidesUid whether it shows a random UID of 4 octets, which stays while this object lives
     */
    public Ntag424(byte[] uid, Keys keys, boolean hidesUid, long seed) {
        this.uid = uid.clone();
        this.keys = keys;
        this.random = new SplittableRandom(seed);
        this.shownUid = hidesUid
                ? ByteBuffer.allocate(4)
                        .putInt(0x0800_0000 | random.nextInt(0x0100_0000))
                        .array()
                : this.uid;
        this.authentication = new Ev2Side(keys.mutual(), random);
    }

    /** A thief's copy: the UID, and the message that the tag gave the thief. */
    public Card copied() {
        return new Type4Card(shownUid, message(), false);
    }

    /** Readings so far. */
    public int counter() {
        return counter;
    }

    @Override
    public byte[] uid() {
        return shownUid.clone();
    }

    @Override
    public int atqa() {
        return shownUid.length == uid.length ? 0x0344 : 0x0304;
    }

    @Override
    public int sak() {
        return 0x20;
    }

    @Override
    public byte[] ats() {
        return ATS.clone();
    }

    @Override
    public byte @Nullable [] answer(byte[] command) {
        return command[0] == (byte) 0x90 ? authentication.answer(command) : files.answer(command);
    }

    /** One URI record, as short as the tag's file wants it. */
    private byte[] message() {
        counter++;
        byte[] who = ByteBuffer.allocate(uid.length + 3)
                .put(uid)
                .put((byte) counter)
                .put((byte) (counter >> 8))
                .put((byte) (counter >> 16))
                .array();
        byte[] uri = ("wardgate.io/t?picc_data=" + DIGITS.formatHex(sealedIdentity(who)) + "&cmac=" + proof(who))
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(uri.length + 5)
                .put(new byte[] {(byte) 0xD1, 0x01, (byte) (uri.length + 1), 'U', HTTPS})
                .put(uri)
                .array();
    }

    private byte[] sealedIdentity(byte[] who) {
        byte[] plain = new byte[CardCipher.BLOCK];
        random.nextBytes(plain);
        plain[0] = (byte) 0xC7;
        System.arraycopy(who, 0, plain, 1, who.length);
        return new CardCipher(keys.meta()).sealed(plain);
    }

    private String proof(byte[] who) {
        byte[] session = Arrays.copyOf(HexFormat.of().parseHex("3cc300010080"), CardCipher.BLOCK);
        System.arraycopy(who, 0, session, 6, who.length);
        byte[] mac = new CardCipher(new CardCipher(keys.file()).cmac(session)).cmac(new byte[0]);
        StringBuilder odd = new StringBuilder();
        for (int i = 1; i < mac.length; i += 2) {
            odd.append(DIGITS.toHexDigits(mac[i]));
        }
        return odd.toString();
    }
}
