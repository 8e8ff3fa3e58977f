/** JSON trees as API objects: reading their metadata, comparing and merging them. */
@NullMarked
package dev.hotswap.testkit.apiserver.json;

import org.jspecify.annotations.NullMarked;
