package io.wardgate.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardgate.protocol.policy.Order;
import io.wardgate.protocol.policy.OrderDocument;
import org.junit.jupiter.api.Test;

class OrderKeeperTest {

    private final Platform platform = new Platform();
    private final OrderKeeper keeper = new OrderKeeper(Platform.SITE, platform.keys());

    @Test
    void takesWhatTheSiteSigned() throws PolicyException {
        keeper.accept(platform.signed(orders(Platform.SITE, 1)));

        assertThat(keeper.book().match("store-1", "p1", 5)).isNotNull();
    }

    @Test
    void refusesOthersAndKeepsWhatItHas() throws PolicyException {
        keeper.accept(platform.signed(orders(Platform.SITE, 2)));
        byte[] policy = platform.signed(Platform.document(3));
        byte[] forged = new Platform().signed(orders(Platform.SITE, 3));
        byte[] elsewhere = platform.signed(orders("another", 3));
        byte[] old = platform.signed(orders(Platform.SITE, 2));

        assertThatThrownBy(() -> keeper.accept(policy)).hasMessageStartingWith("NOT_A_DOCUMENT");
        assertThatThrownBy(() -> keeper.accept(forged)).hasMessageStartingWith("BAD_SIGNATURE");
        assertThatThrownBy(() -> keeper.accept(elsewhere)).hasMessageStartingWith("WRONG_SITE");
        assertThatThrownBy(() -> keeper.accept(old)).hasMessageStartingWith("OLD_VERSION");
        assertThat(keeper.book().version()).isEqualTo(2);
    }

    private static OrderDocument.Builder orders(String site, long version) {
        return OrderDocument.newBuilder()
                .setSite(site)
                .setVersion(version)
                .addPoints("store-1")
                .addOrders(Order.newBuilder()
                        .setId("a")
                        .setPoint("store-1")
                        .setPatient("p1")
                        .setUntilMillis(9));
    }
}
