package dev.hotswap.operator.simulated;

import io.fabric8.kubernetes.client.Config;
import java.time.Clock;

/** Starts the operator under test. */
@FunctionalInterface
public interface OperatorFactory {
  /**
   * Starts one; it watches when this returns.
   *
   * @param cluster the API server, and who the operator is there
   * @param holder the operator's name among several
   * @param clock the only time it may know
   * @param traffic where it sees traffic
   */
  OperatorHandle start(Config cluster, String holder, Clock clock, PlayedTraffic traffic);
}
