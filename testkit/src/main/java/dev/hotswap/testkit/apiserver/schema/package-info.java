/** How values of a kind merge: which lists have keys, which maps are one value. */
@NullMarked
package dev.hotswap.testkit.apiserver.schema;

import org.jspecify.annotations.NullMarked;
