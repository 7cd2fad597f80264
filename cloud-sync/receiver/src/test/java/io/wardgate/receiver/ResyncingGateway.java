package io.wardgate.receiver;

import java.io.IOException;
import java.util.List;

/** One MQTT connection that empties a backlog with a few batches in flight, each resent by nobody: none may be lost. */
final class ResyncingGateway implements Runnable {

    private static final int IN_FLIGHT = 4;

    private final int port;
    private final String name;
    private final List<byte[]> backlog;

    ResyncingGateway(int port, String name, List<byte[]> backlog) {
        this.port = port;
        this.name = name;
        this.backlog = backlog;
    }

    @Override
    public void run() {
        try (LockStepClient client = new LockStepClient(port)) {
            client.patience(300_000).send(LockStepClient.connect(4, name, 600)).receive();
            int acknowledged = 0;
            for (int sent = 0; acknowledged < backlog.size(); ) {
                if (sent < backlog.size() && sent - acknowledged < IN_FLIGHT) {
                    byte[] envelope = backlog.get(sent++);
                    client.send(LockStepClient.publish(4, "wg/v1/" + name + "/up", 1, sent, envelope));
                } else {
                    client.receive();
                    acknowledged++;
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(name + " was cut off", e);
        }
    }
}
