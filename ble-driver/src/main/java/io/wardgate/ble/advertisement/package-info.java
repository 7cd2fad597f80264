/** The octets of an advertisement: AD structures and device addresses. */
@NullMarked
package io.wardgate.ble.advertisement;

import org.jspecify.annotations.NullMarked;
