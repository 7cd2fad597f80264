package io.wardgate.receiver.store;

/**
 * A signed document for tap points, as it was handed in.
 *
 * @param baseVersion the version that it changes; 0 if it stands for itself
 * @param sha256 of all octets, in hex
 * @param octets how many
 * @param parts in how many parts it travels
 */
public record AccessDocument(
        Kind kind,
        long version,
        long baseVersion,
        String site,
        String sha256,
        int octets,
        int parts,
        long receivedAtMillis) {

    /** What it is. Numbers are part of the database: never renumber. */
    public enum Kind {
        POLICY(1, "access.policy"),
        ORDERS(2, "access.orders");

        private final int number;
        private final String command;

        Kind(int number, String command) {
            this.number = number;
            this.command = command;
        }

        int number() {
            return number;
        }

        /** The kind of command that brings it. */
        public String command() {
            return command;
        }

        static Kind ofNumber(int number) {
            return number == 1 ? POLICY : ORDERS;
        }
    }
}
