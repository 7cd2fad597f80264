package io.wardgate.ble.btsnoop;

/** Opcodes of the records that matter to a listener (BlueZ, btsnoop(7)). */
final class RecordKind {

    static final int NEW_INDEX = 0;
    static final int DELETED_INDEX = 1;
    static final int COMMAND = 2;
    static final int EVENT = 3;
    static final int OPEN_INDEX = 8;
    static final int CLOSE_INDEX = 9;
    static final int INDEX_INFO = 10;

    private RecordKind() {}
}
