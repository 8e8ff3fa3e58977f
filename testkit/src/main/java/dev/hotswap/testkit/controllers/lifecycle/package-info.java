/** Played garbage collection, namespace deletion and disruption budgets. */
@NullMarked
package dev.hotswap.testkit.controllers.lifecycle;

import org.jspecify.annotations.NullMarked;
