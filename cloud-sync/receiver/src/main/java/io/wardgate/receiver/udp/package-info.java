/** Small urgent batches as datagrams (docs/wire/udp.md). */
@NullMarked
package io.wardgate.receiver.udp;

import org.jspecify.annotations.NullMarked;
