/** What a release wants: revisions, slots, weights and the steps between them. Values only. */
@NullMarked
package dev.hotswap.core.plan;

import org.jspecify.annotations.NullMarked;
