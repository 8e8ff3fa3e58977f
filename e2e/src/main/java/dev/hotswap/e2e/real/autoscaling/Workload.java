package dev.hotswap.e2e.real.autoscaling;

import java.util.List;

/** What is measured in one namespace, at the moment it is asked for. */
public interface Workload {
  /**
   * What one pod uses.
   *
   * @param percent of what one pod is made for; more than 100 is too much
   */
  record PodUse(String pod, int percent) {}

  /** Every pod that a label selector matches. */
  List<PodUse> pods(String selector);

  /** All the work there is, in percent of what one pod is made for. */
  int total();

  /** Percent of what a pod is made for that each pod of the slot with most pods uses. */
  int ofLargestSlot();
}
