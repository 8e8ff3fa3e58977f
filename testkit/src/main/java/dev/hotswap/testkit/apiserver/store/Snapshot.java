package dev.hotswap.testkit.apiserver.store;

import dev.hotswap.testkit.apiserver.json.ApiObject;
import java.util.List;

/**
 * The objects of one kind at one moment.
 *
 * @param version the log offset at that moment
 * @param objects in the order of namespace and name
 */
public record Snapshot(long version, List<ApiObject> objects) {}
