/** What a real API server needs to be told: users, keys, nodes, leases, objects of a mesh. */
@NullMarked
package dev.hotswap.e2e.real.cluster;

import org.jspecify.annotations.NullMarked;
