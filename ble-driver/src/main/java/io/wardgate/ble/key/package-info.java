/** Keys of devices, the file they come from, and the authenticated decryption under them. */
@NullMarked
package io.wardgate.ble.key;

import org.jspecify.annotations.NullMarked;
