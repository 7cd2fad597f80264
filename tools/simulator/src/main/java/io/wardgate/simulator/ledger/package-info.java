/** The truth ledger: what was produced and what the gateway was told. */
@NullMarked
package io.wardgate.simulator.ledger;

import org.jspecify.annotations.NullMarked;
