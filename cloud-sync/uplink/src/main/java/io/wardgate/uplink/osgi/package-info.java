/** Components of the uplink; the only package that knows the framework. */
@NullMarked
package io.wardgate.uplink.osgi;

import org.jspecify.annotations.NullMarked;
