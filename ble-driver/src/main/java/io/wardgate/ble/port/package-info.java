/** Lines to radios that are not part of this machine: serial ports and sockets. */
@NullMarked
package io.wardgate.ble.port;

import org.jspecify.annotations.NullMarked;
