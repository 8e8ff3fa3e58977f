/** Who is told what. In the schema, not in force yet. */
@NullMarked
package dev.hotswap.api.policy.alert;

import org.jspecify.annotations.NullMarked;
