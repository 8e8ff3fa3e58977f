package dev.hotswap.testkit.controllers.api;

/** Something that keeps part of the cluster as its objects say it should be. */
@FunctionalInterface
public interface Controller {
  /**
   * Looks at the whole cluster once and does what is due now. A controller that finds everything in
   * order writes nothing; one that waits for a moment asks {@link Cluster#wakeAt} for it.
   */
  void reconcile(Cluster cluster);
}
