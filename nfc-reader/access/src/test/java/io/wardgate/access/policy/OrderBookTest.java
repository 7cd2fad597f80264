package io.wardgate.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.protocol.policy.Order;
import io.wardgate.protocol.policy.OrderDocument;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OrderBookTest {

    @Test
    void matchesPointPatientAndTime() throws PolicyException {
        OrderBook book =
                OrderBook.EMPTY.with(read(orders(1, "store-1").addOrders(order("a", "store-1", "p1", 100, 200))));

        assertThat(book.match("store-1", "p1", 99)).isNull();
        assertThat(book.match("store-1", "p1", 100)).isNotNull();
        assertThat(book.match("store-1", "p1", 199)).isNotNull();
        assertThat(book.match("store-1", "p1", 200)).isNull();
        assertThat(book.match("store-1", "p2", 100)).isNull();
        assertThat(book.match("store-2", "p1", 100)).isNull();
    }

    @Test
    void ofSeveralTheOneThatEndsFirstIsMet() throws PolicyException {
        OrderBook book = OrderBook.EMPTY.with(read(orders(1, "store-1")
                .addOrders(order("late", "store-1", "p1", 0, 300))
                .addOrders(order("soon", "store-1", "p1", 0, 200))));

        assertThat(book.match("store-1", "p1", 100))
                .extracting(io.wardgate.access.policy.Order::id)
                .isEqualTo("soon");
    }

    @Test
    void aDocumentReplacesThePointsThatItNamesAndNoOthers() throws PolicyException {
        OrderBook book = OrderBook.EMPTY
                .with(read(orders(1, "store-1", "store-2")
                        .addOrders(order("a", "store-1", "p1", 0, 9))
                        .addOrders(order("b", "store-2", "p1", 0, 9))))
                .with(read(orders(2, "store-1")));

        assertThat(book.match("store-1", "p1", 5)).isNull();
        assertThat(book.match("store-2", "p1", 5)).isNotNull();
        assertThat(book.version()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNotNewerOrOfAPointThatItDoesNotName() throws PolicyException {
        OrderBook book = OrderBook.EMPTY.with(read(orders(5, "store-1")));

        assertThatThrownBy(() -> book.with(read(orders(5, "store-1"))))
                .hasMessage("OLD_VERSION: orders 5; this gateway has 5");
        assertThatThrownBy(() -> read(orders(6, "store-1").addOrders(order("a", "store-2", "p1", 0, 9))))
                .hasMessage("MALFORMED: order of point \"store-2\", which points does not name");
    }

    @Test
    void aHundredThousandDamagedDocumentsAreReadOrRefused() {
        byte[] good = orders(3, "store-1")
                .addOrders(order("a", "store-1", "p1", 100, 200))
                .addOrders(order("b", "store-1", "p2", 100, 200))
                .build()
                .toByteArray();
        SplittableRandom random = new SplittableRandom(20261122);
        int read = 0;
        int refused = 0;
        for (int round = 0; round < 100_000; round++) {
            byte[] octets = Arrays.copyOf(good, random.nextInt(8) == 0 ? random.nextInt(good.length) : good.length);
            for (int change = random.nextInt(4); change >= 0 && octets.length > 0; change--) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt();
            }
            try {
                OrderReader.read(octets);
                read++;
            } catch (PolicyException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("round " + round + " of seed 20261122", e);
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isGreaterThan(50_000);
    }

    private static OrderDocument.Builder orders(long version, String... points) {
        return OrderDocument.newBuilder()
                .setSite(Platform.SITE)
                .setVersion(version)
                .addAllPoints(Arrays.asList(points));
    }

    private static Order.Builder order(String id, String point, String patient, long from, long until) {
        return Order.newBuilder()
                .setId(id)
                .setPoint(point)
                .setPatient(patient)
                .setFromMillis(from)
                .setUntilMillis(until);
    }

    private static OrderReader.Document read(OrderDocument.Builder document) throws PolicyException {
        return OrderReader.read(document.build().toByteArray());
    }
}
