package io.wardgate.nfc.pcsc;

import io.wardgate.api.nfc.Tag;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import javax.smartcardio.ATR;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import org.jspecify.annotations.Nullable;

/** A terminal whose cards are storage cards with pages of zeros. */
final class MemoryTerminal extends CardTerminal {

    private static final ATR ULTRALIGHT = new ATR(HexFormat.of().parseHex("3b8f8001804f0ca0000003060300030000000068"));

    private final Field field;

    /** What lies on it. */
    interface Field {
        @Nullable
        Tag tag() throws CardException;
    }

    MemoryTerminal(Field field) {
        this.field = field;
    }

    @Override
    public String getName() {
        return "Memory 00 00";
    }

    @Override
    public boolean isCardPresent() throws CardException {
        return field.tag() != null;
    }

    @Override
    public Card connect(String protocol) throws CardException {
        Tag tag = field.tag();
        if (tag == null) {
            throw new CardNotPresentException("SCARD_E_NO_SMARTCARD");
        }
        return new MemoryCard(tag);
    }

    @Override
    public boolean waitForCardPresent(long timeout) {
        throw new UnsupportedOperationException("waits for ever on some terminals");
    }

    @Override
    public boolean waitForCardAbsent(long timeout) {
        throw new UnsupportedOperationException("waits for ever on some terminals");
    }

    private final class MemoryCard extends Card {

        private final Tag tag;

        MemoryCard(Tag tag) {
            this.tag = tag;
        }

        @Override
        public ATR getATR() {
            return ULTRALIGHT;
        }

        @Override
        public String getProtocol() {
            return "T=1";
        }

        @Override
        public CardChannel getBasicChannel() {
            return new MemoryChannel(this, tag);
        }

        @Override
        public CardChannel openLogicalChannel() {
            throw new UnsupportedOperationException("storage cards have none");
        }

        @Override
        public void beginExclusive() {
            throw new UnsupportedOperationException("nobody asks for it");
        }

        @Override
        public void endExclusive() {
            throw new UnsupportedOperationException("nobody asks for it");
        }

        @Override
        public byte[] transmitControlCommand(int code, byte[] command) {
            throw new UnsupportedOperationException("nobody asks for it");
        }

        @Override
        public void disconnect(boolean reset) {
            // Nothing is held.
        }
    }

    private final class MemoryChannel extends CardChannel {

        private final Card card;
        private final Tag tag;

        MemoryChannel(Card card, Tag tag) {
            this.card = card;
            this.tag = tag;
        }

        @Override
        public Card getCard() {
            return card;
        }

        @Override
        public int getChannelNumber() {
            return 0;
        }

        @Override
        public ResponseAPDU transmit(CommandAPDU command) throws CardException {
            if (!tag.equals(field.tag())) {
                throw new CardException("SCARD_W_REMOVED_CARD");
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            switch (command.getINS()) {
                case 0xCA -> answer.writeBytes(tag.uid().octets());
                case 0xB0 -> answer.writeBytes(new byte[16]);
                default -> {
                    return new ResponseAPDU(new byte[] {0x6D, 0x00});
                }
            }
            answer.write(0x90);
            answer.write(0x00);
            return new ResponseAPDU(answer.toByteArray());
        }

        @Override
        public int transmit(ByteBuffer command, ByteBuffer answer) {
            throw new UnsupportedOperationException("nobody asks for it");
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
