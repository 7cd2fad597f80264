package io.wardgate.runtime.launch;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

/** Whatever order the bundles start in, the same components are active in the end. */
class StartOrderIT {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void orderOfStartingDoesNotMatter(long seed) throws Exception {
        try (WardRadio radio = new WardRadio(Integer.MAX_VALUE);
                GatewayInProcess gateway =
                        new GatewayInProcess(home, GatewayInProcess.document(home, radio.port(), 1, 100, ""))) {
            gateway.framework().start();
            List<Bundle> order = new ArrayList<>(gateway.bundles());
            Collections.shuffle(order, new Random(seed));
            for (Bundle bundle : order) {
                bundle.start();
            }
            await("order " + order).atMost(Duration.ofSeconds(20)).untilAsserted(gateway::assertComplete);
            await("readings on the disk").until(() -> gateway.audited() > 0);
        }
    }
}
