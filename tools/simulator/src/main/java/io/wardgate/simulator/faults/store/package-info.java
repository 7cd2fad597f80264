/** The store under attack, the child process that uses it, and the ledger of what it acknowledged. */
@NullMarked
package io.wardgate.simulator.faults.store;

import org.jspecify.annotations.NullMarked;
