/** LE advertising reports as HCI events carry them, decoded into advertisements. */
@NullMarked
package io.wardgate.ble.report;

import org.jspecify.annotations.NullMarked;
