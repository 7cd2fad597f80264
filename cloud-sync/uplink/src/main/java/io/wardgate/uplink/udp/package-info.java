/** The fast path over UDP (docs/wire/udp.md): a second way for small urgent batches. */
@NullMarked
package io.wardgate.uplink.udp;

import org.jspecify.annotations.NullMarked;
