/** Who may pass where and when: signed documents as the platform issues them, checked, kept and looked up. */
@NullMarked
package io.wardgate.access.policy;

import org.jspecify.annotations.NullMarked;
