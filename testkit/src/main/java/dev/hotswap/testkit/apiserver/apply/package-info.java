/** Field ownership: server-side apply, managed fields and the merge rules of every kind. */
@NullMarked
package dev.hotswap.testkit.apiserver.apply;

import org.jspecify.annotations.NullMarked;
