/** The state of the cluster and the ordered log of everything that changed it. */
@NullMarked
package dev.hotswap.testkit.apiserver.store;

import org.jspecify.annotations.NullMarked;
