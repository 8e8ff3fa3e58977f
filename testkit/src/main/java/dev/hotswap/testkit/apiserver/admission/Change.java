package dev.hotswap.testkit.apiserver.admission;

import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import java.util.Optional;

/**
 * A write that is about to happen.
 *
 * @param type the kind
 * @param subresource empty for the object itself
 * @param before the stored object; empty for a creation
 * @param after what would be stored; rules fill in what is missing there
 */
public record Change(
    ResourceType type, String subresource, Optional<ApiObject> before, ApiObject after) {
  /** Whether the object of this group and plural name is written, not one of its subresources. */
  public boolean writes(String group, String plural) {
    return subresource.isEmpty() && type.is(group, plural);
  }
}
