/** The stops on the way: weights, pauses, matched and mirrored requests. */
@NullMarked
package dev.hotswap.api.policy.step;

import org.jspecify.annotations.NullMarked;
