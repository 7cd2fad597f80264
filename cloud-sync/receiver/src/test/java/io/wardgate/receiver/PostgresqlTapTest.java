package io.wardgate.receiver;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlTapTest extends TapContract {

    private static PrivatePostgresql server;
    private static int databases;

    @BeforeAll
    static void startServer() throws Exception {
        server = PrivatePostgresql.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    String emptyDatabase() throws Exception {
        String name = "taps" + ++databases;
        server.createDatabase(name);
        return server.url(name);
    }
}
