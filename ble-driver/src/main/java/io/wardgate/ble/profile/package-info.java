/** Values of the health profiles that devices keep behind GATT, decoded and nothing else (docs/gatt.md). */
@NullMarked
package io.wardgate.ble.profile;

import org.jspecify.annotations.NullMarked;
