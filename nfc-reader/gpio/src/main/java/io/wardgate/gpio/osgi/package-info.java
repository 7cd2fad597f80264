/** Outputs and inputs as services of the gateway: the only package here that knows the framework. */
@NullMarked
package io.wardgate.gpio.osgi;

import org.jspecify.annotations.NullMarked;
