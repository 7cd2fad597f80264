/** Decoders as data: tables that say which octets belong to whom and what they mean. */
@NullMarked
package io.wardgate.ble.decoder;

import org.jspecify.annotations.NullMarked;
