package io.wardgate.receiver.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Table {@code reading_key}: each (device, boot, sequence) is claimed once, whoever heard it (docs/adr/0075). */
interface KeyClaims {

    /** Claims what each block wants and tells it what was fresh. Blocks are sorted and differ from each other. */
    void claim(Connection connection, List<KeyBlock> blocks) throws SQLException;
}
