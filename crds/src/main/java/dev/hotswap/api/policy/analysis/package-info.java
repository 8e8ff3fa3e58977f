/** What is measured of both versions, and the limits. */
@NullMarked
package dev.hotswap.api.policy.analysis;

import org.jspecify.annotations.NullMarked;
