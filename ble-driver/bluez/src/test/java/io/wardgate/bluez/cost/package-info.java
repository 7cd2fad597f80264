/** What hearing one report costs in CPU by each source that is made for Linux; run by hand, in a guest. */
@NullMarked
package io.wardgate.bluez.cost;

import org.jspecify.annotations.NullMarked;
