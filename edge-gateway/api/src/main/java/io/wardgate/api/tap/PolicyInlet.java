package io.wardgate.api.tap;

import io.wardgate.api.command.CommandException;

/** Takes new rules from the platform: octets of a {@code SignedPolicy} (docs/wire/policy.md). Called by one thread at a time. */
@FunctionalInterface
public interface PolicyInlet {

    /**
     * Checks the rules and puts them into force; both for good before it returns. The same octets may come again.
     *
     * @throws CommandException if they are refused; the message says why, and nothing was changed
     */
    void accept(byte[] octets) throws CommandException;
}
