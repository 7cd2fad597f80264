/** Where a wristband's measurements come from: a synthetic patient or a real recording. */
@NullMarked
package io.wardgate.simulator.vitals;

import org.jspecify.annotations.NullMarked;
