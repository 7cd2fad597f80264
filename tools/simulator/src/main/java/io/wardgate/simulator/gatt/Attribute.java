package io.wardgate.simulator.gatt;

/**
 * One attribute of a server.
 *
 * @param type its 16-bit UUID
 * @param readable whether it may be read
 * @param writable whether it may be written
 */
record Attribute(int handle, int type, byte[] value, boolean readable, boolean writable) {

    Attribute with(byte[] written) {
        return new Attribute(handle, type, written, readable, writable);
    }
}
