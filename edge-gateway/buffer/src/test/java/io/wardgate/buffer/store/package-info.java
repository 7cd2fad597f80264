/** Tests of the store as the gateway sees it, and as a power cut or a bad disk sees it. */
@NullMarked
package io.wardgate.buffer.store;

import org.jspecify.annotations.NullMarked;
