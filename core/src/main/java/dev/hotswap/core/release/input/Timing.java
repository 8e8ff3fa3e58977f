package dev.hotswap.core.release.input;

import dev.hotswap.core.plan.Plan;
import java.time.Duration;

/** The fixed times of the machine: what no policy sets. */
public final class Timing {
  /** How often a release that stands in Preflight is looked at again. */
  public static final Duration PREFLIGHT_RECHECK = Duration.ofSeconds(15);

  /** How long a node may prepare a pod before it is asked why, and how often it is asked again. */
  public static final Duration POD_EVENTS = Duration.ofSeconds(5);

  /** How long a pull that may still succeed is left to fail before it ends the attempt. */
  public static final Duration PULL_GRACE = Duration.ofMinutes(2);

  /**
   * How often a container may be started again before it takes traffic, before it is a crash loop.
   */
  public static final int RESTARTS_BEFORE_TRAFFIC = 1;

  private static final Duration PUBLIC_SETTLE = Duration.ofSeconds(5);

  /**
   * How long a route that goes back is the only thing that is written. Istio's control plane waits
   * at most ten seconds while changes keep coming; later, silence cannot help any more.
   */
  public static final Duration ROUTE_ALONE = Duration.ofSeconds(30);

  /**
   * How long a gateway is given to follow a split while nobody watches it, before pods that the
   * split takes out of service may go.
   */
  public static final Duration UNWATCHED_ROUTE = Duration.ofSeconds(30);

  /** How long the version before stands in for a stable that has some pods, but not all of them. */
  public static final Duration STAND_IN = Duration.ofMinutes(2);

  /** How long a deleted release waits after its route was seen to be gone. */
  public static final Duration ROUTE_GONE = Duration.ofSeconds(5);

  /** The longest a deletion waits for a route that cannot be seen. */
  public static final Duration DELETION = Duration.ofSeconds(60);

  private Timing() {}

  /**
   * How long each new set of public members is kept after it was seen, so that nodes follow. Never
   * longer than the plan lets requests finish: who cuts those off sooner does not wait for this.
   */
  public static Duration publicSettle(Plan plan) {
    return plan.drain().compareTo(PUBLIC_SETTLE) < 0 ? plan.drain() : PUBLIC_SETTLE;
  }
}
