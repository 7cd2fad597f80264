/** What shall be played, read from YAML and validated. */
@NullMarked
package io.wardgate.simulator.scenario;

import org.jspecify.annotations.NullMarked;
