/** What the command gwctl answers. */
@NullMarked
package io.wardgate.runtime.control;

import org.jspecify.annotations.NullMarked;
