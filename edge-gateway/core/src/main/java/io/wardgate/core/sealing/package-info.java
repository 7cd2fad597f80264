/** Turns queued readings, drops and health into sealed batches in the store. */
@NullMarked
package io.wardgate.core.sealing;

import org.jspecify.annotations.NullMarked;
