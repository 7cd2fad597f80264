/** What bands answer to SMP questions, read from its CBOR. */
@NullMarked
package io.wardgate.core.smp;

import org.jspecify.annotations.NullMarked;
