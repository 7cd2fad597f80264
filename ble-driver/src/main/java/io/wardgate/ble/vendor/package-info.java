/** The shipped decoder tables (data, beside this package as YAML) and the registry that is built from them. */
@NullMarked
package io.wardgate.ble.vendor;

import org.jspecify.annotations.NullMarked;
