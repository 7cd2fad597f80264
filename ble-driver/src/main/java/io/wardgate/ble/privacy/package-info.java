/** Devices that change their addresses: whose an address is, and what is done with those of nobody we know. */
@NullMarked
package io.wardgate.ble.privacy;

import org.jspecify.annotations.NullMarked;
