/** The controller side of HCI H4: the dongle that the gateway believes it talks to. */
@NullMarked
package io.wardgate.simulator.hci;

import org.jspecify.annotations.NullMarked;
