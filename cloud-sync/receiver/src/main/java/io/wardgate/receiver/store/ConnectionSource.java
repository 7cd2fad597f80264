package io.wardgate.receiver.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Where another connection comes from; the caller closes it. */
@FunctionalInterface
interface ConnectionSource {
    Connection connect() throws SQLException;
}
