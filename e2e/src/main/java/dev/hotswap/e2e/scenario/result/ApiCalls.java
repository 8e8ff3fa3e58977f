package dev.hotswap.e2e.scenario.result;

import java.util.Map;

/**
 * What the operator asked of the API server for one release, by verb and resource; leases and
 * watches aside.
 *
 * @param all from the beginning of the script to its end
 * @param rollback from the decision to go back until status tells that everything is back
 */
public record ApiCalls(Map<String, Integer> all, Map<String, Integer> rollback) {
  int inAll() {
    return sum(all);
  }

  int inRollback() {
    return sum(rollback);
  }

  private static int sum(Map<String, Integer> calls) {
    return calls.values().stream().mapToInt(Integer::intValue).sum();
  }
}
