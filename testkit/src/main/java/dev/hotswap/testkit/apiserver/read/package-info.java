/** What a list or a watch selects, and lists in pages. */
@NullMarked
package dev.hotswap.testkit.apiserver.read;

import org.jspecify.annotations.NullMarked;
