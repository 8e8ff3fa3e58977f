/** Files that are generated from the records and committed: CRD manifests and reference pages. */
@NullMarked
package dev.hotswap.api.generated;

import org.jspecify.annotations.NullMarked;
