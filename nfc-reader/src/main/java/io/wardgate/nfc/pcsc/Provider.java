package io.wardgate.nfc.pcsc;

import java.security.NoSuchAlgorithmException;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import jnasmartcardio.Smartcardio;
import jnasmartcardio.Smartcardio.JnaCardTerminals;
import jnasmartcardio.Smartcardio.JnaPCSCException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ways to the PC/SC service. The default factory of the platform is used by none: if the service is absent at the first
 * call, it is a factory without terminals for the life of the process.
 */
public enum Provider implements CardService.Opener {
    /** jnasmartcardio; works again after the service was restarted. */
    JNA {
        @Override
        CardTerminals terminals() throws NoSuchAlgorithmException {
            return TerminalFactory.getInstance("PC/SC", null, new Smartcardio()).terminals();
        }
    },
    /** Of the JDK; stays broken after a restart of the service, until the gateway is restarted, too. */
    JDK {
        @Override
        CardTerminals terminals() throws NoSuchAlgorithmException {
            return TerminalFactory.getInstance("PC/SC", null).terminals();
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final String ADVICE = "; check that pcscd runs";

    abstract CardTerminals terminals() throws NoSuchAlgorithmException;

    @Override
    public CardService open() throws CardException {
        try {
            return new Connection(terminals());
        } catch (NoSuchAlgorithmException | RuntimeException e) {
            throw new CardException("the PC/SC service does not answer (" + e.getMessage() + ")" + ADVICE, e);
        } catch (LinkageError e) {
            throw new CardException(
                    "the PC/SC library cannot be loaded (" + e.getMessage()
                            + "); install libpcsclite1, or set provider = jdk",
                    e);
        }
    }

    private record Connection(CardTerminals terminals) implements CardService {

        @Override
        public void close() {
            if (terminals instanceof JnaCardTerminals jna) {
                try {
                    jna.close();
                } catch (JnaPCSCException e) {
                    LOG.debug("closing a lost PC/SC service", e);
                }
            }
        }
    }
}
