/** HotSwapPolicy: how a new version takes over. */
@NullMarked
package dev.hotswap.api.policy;

import org.jspecify.annotations.NullMarked;
