/** Adoption of a Deployment that exists. In the schema, not in force yet. */
@NullMarked
package dev.hotswap.api.release.workload;

import org.jspecify.annotations.NullMarked;
