/** The comparison of answers of both versions. In the schema, not in force yet. */
@NullMarked
package dev.hotswap.api.policy.verification;

import org.jspecify.annotations.NullMarked;
