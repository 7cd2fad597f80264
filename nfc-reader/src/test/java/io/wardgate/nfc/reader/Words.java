package io.wardgate.nfc.reader;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.wardgate.api.nfc.TagUid;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that is said and logged, at every level, while it is open. */
final class Words extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Queue<String> words = new ConcurrentLinkedQueue<>();
    private final Logger all = (Logger) LoggerFactory.getLogger("io.wardgate");

    Words() {
        start();
        all.setLevel(Level.TRACE);
        all.addAppender(this);
    }

    void add(String text) {
        words.add(text.toLowerCase(Locale.ROOT));
    }

    /** In hex and decimal, in both orders. */
    void assertWithout(TagUid uid) {
        byte[] octets = uid.octets();
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        for (byte[] order : List.of(octets, reversed)) {
            String hex = HexFormat.of().formatHex(order);
            String spaced = HexFormat.ofDelimiter(" ").formatHex(order);
            String decimal = new BigInteger(1, order).toString();
            assertThat(words)
                    .isNotEmpty()
                    .noneMatch(text -> text.contains(hex) || text.contains(spaced) || text.contains(decimal));
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        add(event.getFormattedMessage());
        for (IThrowableProxy at = event.getThrowableProxy(); at != null; at = at.getCause()) {
            add(String.valueOf(at.getMessage()));
        }
    }

    @Override
    public void close() {
        all.detachAppender(this);
        stop();
    }
}
