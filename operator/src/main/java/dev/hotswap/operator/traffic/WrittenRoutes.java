package dev.hotswap.operator.traffic;

import dev.hotswap.core.plan.RouteRevision;
import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Editor;
import java.util.List;
import java.util.Optional;

/**
 * What the route objects of a release say.
 *
 * @param split what they say; the first one's where they differ, which is then not {@code whole};
 *     empty when there is none
 * @param whole true when every route of the release exists and says the same
 * @param revision the user's part that all of them carry; empty where they differ, or do not say
 * @param editors who else wrote the weights since Hotswap did, oldest first
 */
public record WrittenRoutes(
    Optional<Split> split, boolean whole, Optional<RouteRevision> revision, List<Editor> editors) {
  public WrittenRoutes {
    editors = List.copyOf(editors);
  }
}
