/** What every fault test is: rounds with a seed each, a tally of what was acknowledged and lost, and its misses. */
@NullMarked
package io.wardgate.simulator.faults;

import org.jspecify.annotations.NullMarked;
