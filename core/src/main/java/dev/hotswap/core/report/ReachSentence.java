package dev.hotswap.core.report;

import dev.hotswap.core.release.input.Unreached;
import dev.hotswap.core.release.state.Elapsed;
import java.time.temporal.ChronoUnit;

/** Which gateway is waited for, for how many pods, and since when. */
final class ReachSentence {
  private ReachSentence() {}

  static String of(Unreached pods) {
    return pods.gateway()
            .map(
                gateway ->
                    "waits for gateway %s to reach %d of %d pods, it reaches %d"
                        .formatted(gateway, pods.needed(), pods.ready(), pods.reached()))
            .orElseGet(
                () ->
                    "waits until every gateway surely reaches %d of %d pods, %s after they were ready"
                        .formatted(pods.needed(), pods.ready(), new Elapsed(pods.propagation())))
        + ", since "
        + pods.since().truncatedTo(ChronoUnit.SECONDS);
  }
}
