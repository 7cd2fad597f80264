package io.wardgate.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.uplink.connection.Endpoint;
import io.wardgate.uplink.http.HttpSettings;
import io.wardgate.uplink.http.HttpTransports;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Requests that the gateway sends. */
class HttpTransportTest extends TransportContract {

    @Override
    void configure(ReceiverOptions options, int listenerPort, int linePort) {
        options.gatewayHttpListen = new InetSocketAddress("127.0.0.1", listenerPort);
    }

    @Override
    Uplink uplink(int listenerPort, int linePort) {
        Endpoint server = Endpoint.parse("uplink.http.server", "http://127.0.0.1:" + linePort, "http");
        return HttpTransports.client(new HttpSettings(server, null, Batches.GATEWAY, 5, 2));
    }

    @Test
    void bringsACommandToAGatewayThatHasNothingToSend() throws Exception {
        deliver(Lane.ROUTINE, 1);
        String order = "{\"gateway\": \"GW-1\", \"kind\": \"identify\"}";
        assertThat(receiver.post("/api/commands", "application/json", order).statusCode())
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> !gateway.commands.isEmpty());
    }
}
