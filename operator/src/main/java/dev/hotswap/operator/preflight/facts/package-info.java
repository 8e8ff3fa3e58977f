/** What preflight knows: what a release asks for, what the cluster holds, what is allowed. */
@NullMarked
package dev.hotswap.operator.preflight.facts;

import org.jspecify.annotations.NullMarked;
