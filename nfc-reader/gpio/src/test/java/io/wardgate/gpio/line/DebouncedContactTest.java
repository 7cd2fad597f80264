package io.wardgate.gpio.line;

import static io.wardgate.api.actuator.Contact.State.ACTIVE;
import static io.wardgate.api.actuator.Contact.State.AT_REST;
import static io.wardgate.api.actuator.Contact.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.actuator.Contact;
import io.wardgate.api.clock.GatewayClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DebouncedContactTest {

    private long nowMillis;
    private boolean isActive;
    private boolean isLost;
    private final List<Contact.State> told = new ArrayList<>();
    private final DebouncedContact contact =
            new DebouncedContact(new InputSettings("door", 22, false, 50), this::read, new TestClock());

    @Test
    void tellsTheStateThatItHasThenEachChange() {
        contact.watch((state, nanos) -> told.add(state));
        pass(100);
        isActive = true;
        pass(100);

        assertThat(told).containsExactly(UNKNOWN, AT_REST, ACTIVE);
        assertThat(contact.state()).isEqualTo(ACTIVE);
    }

    @Test
    void aContactThatBouncesIsBelievedWhenItIsQuiet() {
        pass(100);
        contact.watch((state, nanos) -> told.add(state));
        for (int i = 0; i < 20; i++) {
            isActive = !isActive;
            pass(20);
        }
        assertThat(told).containsExactly(AT_REST);
        isActive = true;
        pass(100);

        assertThat(told).containsExactly(AT_REST, ACTIVE);
    }

    @Test
    void anInputThatCannotBeReadIsUnknownAtOnce() {
        pass(100);
        isLost = true;
        pass(20);

        assertThat(contact.state()).isEqualTo(UNKNOWN);
        isLost = false;
        pass(100);
        assertThat(contact.state()).isEqualTo(AT_REST);
    }

    @Test
    void oneWhoFailsDoesNotSilenceTheOthersAndWhoLeftIsNotTold() throws Exception {
        contact.watch((state, nanos) -> {
            throw new IllegalStateException("fails");
        });
        AutoCloseable left = contact.watch((state, nanos) -> told.add(state));
        contact.watch((state, nanos) -> told.add(state));
        left.close();
        pass(20);

        assertThat(told).containsExactly(UNKNOWN);
    }

    private void pass(long millis) {
        for (long end = nowMillis + millis; nowMillis < end; ) {
            nowMillis += 20;
            contact.poll();
        }
    }

    private boolean read() {
        if (isLost) {
            throw new IllegalStateException("no such file");
        }
        return isActive;
    }

    private final class TestClock implements GatewayClock {

        @Override
        public long monoNanos() {
            return nowMillis * 1_000_000;
        }

        @Override
        public long wallMillis() {
            return nowMillis;
        }

        @Override
        public long bootId() {
            return 1;
        }

        @Override
        public boolean isSynchronised() {
            return true;
        }
    }
}
