/** What becomes of a tap, and why: a function of the point's rules, the tag, the policy and what came before. */
@NullMarked
package io.wardgate.access.decision;

import org.jspecify.annotations.NullMarked;
