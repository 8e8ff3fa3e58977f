package dev.hotswap.operator.traffic;

import dev.hotswap.core.plan.Split;
import dev.hotswap.operator.kube.Applied;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;

/**
 * The routes of one release. All of them carry the same split and move together.
 *
 * <p>Every call is given the route objects as they were read before the decision was made; a write
 * over one that has changed since is a conflict, so an operator that was paused for a while cannot
 * overwrite what its successor wrote. Two decisions never look alike, even for the same split: each
 * writes when it was made.
 *
 * @param <T> the kind of route object
 */
public interface TrafficRouter<T extends HasMetadata> {
  /** The kind of object that carries the weights: what an observer has to watch. */
  Class<T> kind();

  /** What these objects say; objects that are not this release's routes are passed over. */
  WrittenRoutes read(List<T> live);

  /**
   * Makes every route carry this split and the time of its decision, one write for each that
   * differs, and deletes route objects of the release that belong to no route of it. A newer form
   * of the user's part is written only where the API server was asked before and takes all of it;
   * else everything is written with the form in force.
   */
  RouteWrites<T> write(Split split, Instant decidedAt, List<T> live);

  /** Deletes every route of the release; the gateway then knows no such host. */
  List<Applied<T>> remove(List<T> live);
}
