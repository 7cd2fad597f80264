package io.wardgate.receiver;

import io.wardgate.api.uplink.Uplink;
import io.wardgate.uplink.connection.Endpoint;
import io.wardgate.uplink.stream.StreamSettings;
import io.wardgate.uplink.stream.StreamTransports;
import java.net.InetSocketAddress;

/** Streams that the gateway opens. */
class TcpTransportTest extends TransportContract {

    @Override
    void configure(ReceiverOptions options, int listenerPort, int linePort) {
        options.tcpListen = new InetSocketAddress("127.0.0.1", listenerPort);
    }

    @Override
    Uplink uplink(int listenerPort, int linePort) {
        Endpoint server = Endpoint.parse("uplink.tcp.server", "tcp://127.0.0.1:" + linePort, "tcp");
        return StreamTransports.client(new StreamSettings("uplink.tcp", server, null, Batches.GATEWAY, 5, 2));
    }
}
