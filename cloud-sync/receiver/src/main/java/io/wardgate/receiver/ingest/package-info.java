/** From arrived octets to committed rows and answers: one writer, group commit, quarantine. */
@NullMarked
package io.wardgate.receiver.ingest;

import org.jspecify.annotations.NullMarked;
