package io.wardgate.api.tap;

import io.wardgate.api.command.CommandException;

/** Takes what is due at drug points: octets of {@code SignedOrders} (docs/wire/policy.md). Called by one thread at a time. */
@FunctionalInterface
public interface OrderInlet {

    /**
     * Checks the orders and puts them into force; both for good before it returns. The same octets may come again.
     *
     * @throws CommandException if they are refused; the message says why, and nothing was changed
     */
    void accept(byte[] octets) throws CommandException;
}
