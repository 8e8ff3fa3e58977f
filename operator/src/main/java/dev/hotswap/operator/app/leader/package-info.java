/** How several operators agree on the one that acts: a Lease, given back at a clean stop. */
@NullMarked
package dev.hotswap.operator.app.leader;

import org.jspecify.annotations.NullMarked;
