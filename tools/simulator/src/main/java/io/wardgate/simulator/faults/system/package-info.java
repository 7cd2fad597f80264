/** Gateway, link and receiver together under the loads and faults of a hospital, with limits on time as well as on loss. */
@NullMarked
package io.wardgate.simulator.faults.system;

import org.jspecify.annotations.NullMarked;
