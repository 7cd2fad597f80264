package io.wardgate.receiver;

import io.wardgate.api.uplink.Uplink;
import io.wardgate.uplink.connection.Endpoint;
import io.wardgate.uplink.stream.StreamSettings;
import io.wardgate.uplink.stream.StreamTransports;
import java.net.InetSocketAddress;

/** Streams that the platform opens to the gateway. */
class TcpServerTransportTest extends TransportContract {

    @Override
    void configure(ReceiverOptions options, int listenerPort, int linePort) {
        options.tcpConnect.add(new InetSocketAddress("127.0.0.1", linePort));
    }

    @Override
    Uplink uplink(int listenerPort, int linePort) {
        Endpoint listen = Endpoint.parse("uplink.tcpserver.listen", "tcp://127.0.0.1:" + listenerPort, "tcp");
        return StreamTransports.server(new StreamSettings("uplink.tcpserver", listen, null, Batches.GATEWAY, 5, 2), "");
    }
}
