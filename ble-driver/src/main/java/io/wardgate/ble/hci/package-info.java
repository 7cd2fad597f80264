/** A Bluetooth controller on an H4 line: framing, commands, reports, recovery (docs/wire/hci.md). */
@NullMarked
package io.wardgate.ble.hci;

import org.jspecify.annotations.NullMarked;
