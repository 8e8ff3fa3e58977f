package dev.hotswap.e2e.chart;

import dev.hotswap.e2e.load.ConstantLoad;
import dev.hotswap.e2e.load.LoadPlan;
import dev.hotswap.e2e.load.LoadRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Calls a host through the gateway at a constant rate until its standard input ends. */
final class Calls {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int LONGEST_SECONDS = 900;
  private static final int GATEWAY = 18000;

  private Calls() {}

  /**
   * For every line that it reads it prints how many calls there were since the last one, how many
   * of them failed, and why.
   *
   * @param arguments host, and calls a second
   */
  public static void main(String[] arguments) throws IOException {
    int perSecond = Integer.parseInt(arguments[1]);
    var plan =
        new LoadPlan(
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), GATEWAY)),
            arguments[0],
            "/api/user/1",
            perSecond,
            PATIENCE,
            Map.of(),
            perSecond * LONGEST_SECONDS);
    try (var load = ConstantLoad.start(plan, Clock.systemUTC());
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      int known = 0;
      for (String label = lines.readLine(); label != null; label = lines.readLine()) {
        LoadRecord record = load.since(known);
        known += record.requests().size();
        LoadRecord failed = record.failed();
        System.out.printf(
            "%s: %d calls, %d failed %s%n",
            label, record.requests().size(), failed.requests().size(), failed.causes());
      }
    }
  }
}
