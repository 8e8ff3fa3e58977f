package dev.hotswap.testkit.apiserver.admission;

import dev.hotswap.testkit.apiserver.error.Cause;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.resource.ResourceType;
import java.util.List;

/** Something that the server does to, or demands of, every object before it stores it. */
public interface AdmissionRule {
  /** Fills in what the request left out. All rules fill before any rule checks. */
  default void fill(Change change) {}

  /**
   * What is wrong with the object; empty when nothing is.
   *
   * @throws dev.hotswap.testkit.apiserver.error.ApiException if the write is forbidden for another
   *     reason than an invalid object
   */
  default List<Cause> check(Change change) {
    return List.of();
  }

  /** Values of an object that are of another type than their fields. */
  default List<Mistyped> mistyped(ResourceType type, ApiObject object) {
    return List.of();
  }

  /** Fields of an object that its kind does not declare, as paths. */
  default List<String> undeclared(ResourceType type, ApiObject object) {
    return List.of();
  }
}
