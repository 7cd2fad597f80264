/** The receiver's tables on H2 and PostgreSQL, and what makes a commit durable there. */
@NullMarked
package io.wardgate.receiver.store;

import org.jspecify.annotations.NullMarked;
