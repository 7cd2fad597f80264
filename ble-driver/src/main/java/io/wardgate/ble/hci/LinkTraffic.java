package io.wardgate.ble.hci;

/** Takes what a controller says of connections. Called on the reader's thread, also while a command waits for its answer. */
interface LinkTraffic {

    /** Of a radio that holds no connections. */
    LinkTraffic NONE = new LinkTraffic() {
        @Override
        public boolean hasConnections() {
            return false;
        }

        @Override
        public boolean isConnected(int handle) {
            return false;
        }

        @Override
        public void event(byte[] buffer, int at, int end) {
            // Nothing that matters here.
        }

        @Override
        public void data(byte[] buffer, int at, int end) {
            // Nobody is connected.
        }
    };

    boolean hasConnections();

    boolean isConnected(int handle);

    /** Connection complete, disconnection complete, or number of completed packets, whole or cut. */
    void event(byte[] buffer, int at, int end);

    /** Data of a connection that stands. */
    void data(byte[] buffer, int at, int end);
}
