/** Compares the ledger with the database and says what is missing, wrong or late. */
@NullMarked
package io.wardgate.simulator.score;

import org.jspecify.annotations.NullMarked;
