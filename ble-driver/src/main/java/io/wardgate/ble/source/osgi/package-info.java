/** What the components of all sources have in common. */
@NullMarked
package io.wardgate.ble.source.osgi;

import org.jspecify.annotations.NullMarked;
