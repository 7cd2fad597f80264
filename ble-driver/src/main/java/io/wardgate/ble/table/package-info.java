/** Table files: YAML read with checks, so that a fault names the file, the place in it, the value and what is allowed. */
@NullMarked
package io.wardgate.ble.table;

import org.jspecify.annotations.NullMarked;
