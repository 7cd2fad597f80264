/** Which of the kernel's adapters a configuration means. */
@NullMarked
package io.wardgate.ble.adapter;

import org.jspecify.annotations.NullMarked;
