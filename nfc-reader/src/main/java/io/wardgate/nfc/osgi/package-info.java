/** Readers of tags as services of the gateway. */
@NullMarked
package io.wardgate.nfc.osgi;

import org.jspecify.annotations.NullMarked;
