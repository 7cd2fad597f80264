package io.wardgate.ble.bthome;

import io.wardgate.ble.table.TableNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects that BTHome v2 knows, by object id. Immutable. */
public final class ObjectTable {

    private final @Nullable ObjectType[] byId = new ObjectType[256];

    private ObjectTable(List<ObjectType> types) {
        types.forEach(type -> byId[type.id()] = type);
    }

    /** Reads the list {@code objects} of a table. */
    public static ObjectTable of(TableNode table) {
        return new ObjectTable(
                table.list("objects").stream().map(ObjectType::of).toList());
    }

    @Nullable
    ObjectType type(int id) {
        return byId[id];
    }
}
