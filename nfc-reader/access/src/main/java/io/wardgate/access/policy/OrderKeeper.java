package io.wardgate.access.policy;

import io.wardgate.access.policy.PolicyException.Reason;

/**
 * Holds the orders of this gateway, in memory: takes signed documents, and has the book at hand for decisions. Taking is under
 * one lock; {@link #book()} is a volatile read, for any thread.
 */
public final class OrderKeeper {

    private final String site;
    private final SiteKeys keys;
    private volatile OrderBook book = OrderBook.EMPTY;

    public OrderKeeper(String site, SiteKeys keys) {
        this.site = site;
        this.keys = keys;
    }

    /** What is due now. */
    public OrderBook book() {
        return book;
    }

    /**
     * Takes a signed document ({@code SignedOrders}).
     *
     * @return the book that holds from now on
     * @throws PolicyException if it is refused; what held before holds on
     */
    public synchronized OrderBook accept(byte[] octets) throws PolicyException {
        OrderReader.Document document = OrderReader.read(SignedDocument.openOrders(octets, keys));
        if (!document.site().equals(site)) {
            throw new PolicyException(
                    Reason.WRONG_SITE, "orders for site " + document.site() + "; this one is " + site);
        }
        OrderBook next = book.with(document);
        book = next;
        return next;
    }
}
