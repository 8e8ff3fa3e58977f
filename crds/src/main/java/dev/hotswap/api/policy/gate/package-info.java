/** Gates that others hold the key to. In the schema, not in force yet. */
@NullMarked
package dev.hotswap.api.policy.gate;

import org.jspecify.annotations.NullMarked;
