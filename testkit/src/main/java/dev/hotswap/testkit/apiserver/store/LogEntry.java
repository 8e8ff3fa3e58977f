package dev.hotswap.testkit.apiserver.store;

import dev.hotswap.testkit.apiserver.json.ApiObject;
import java.util.Optional;

/**
 * One change of the cluster.
 *
 * @param version offset in the log, the {@code resourceVersion} that the change gave the object
 * @param key which object changed
 * @param before its state before; empty for a creation
 * @param after its state after; empty for a removal
 */
public record LogEntry(
    long version, ObjectKey key, Optional<ApiObject> before, Optional<ApiObject> after) {}
