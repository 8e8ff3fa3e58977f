package dev.hotswap.e2e.scenario.play;

import dev.hotswap.e2e.load.ConstantLoad;
import dev.hotswap.e2e.load.LoadPlan;
import dev.hotswap.e2e.load.LoadRecord;
import dev.hotswap.e2e.load.Sent;
import dev.hotswap.e2e.scenario.file.Given;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everybody who calls the release of one scenario, over connections that are kept. */
final class Callers implements AutoCloseable {
  private static final String SHORT = "/api/user/1";
  private static final String DOWNLOAD = "/api/export?chunks=30&pause_ms=200";
  private static final String CALL = "/payment.Payments/Pay";
  private static final Map<String, String> GRPC = Map.of("content-type", "application/grpc");
  private static final int LONGEST_SECONDS = 400;

  private final List<ConstantLoad> loads;

  private Callers(List<ConstantLoad> loads) {
    this.loads = loads;
  }

  /** They begin to call. */
  static Callers start(Shop shop, Clock clock) {
    Given.Traffic traffic = shop.given().traffic();
    List<ConstantLoad> loads = new ArrayList<>();
    loads.add(
        ConstantLoad.start(plan(shop, traffic.grpc() ? CALL : SHORT, traffic.perSecond()), clock));
    if (traffic.downloads() > 0) {
      loads.add(ConstantLoad.start(plan(shop, DOWNLOAD, traffic.downloads()), clock));
    }
    return new Callers(loads);
  }

  private static LoadPlan plan(Shop shop, String path, int perSecond) {
    return new LoadPlan(
        shop.stack().gateways(),
        shop.host(),
        path,
        perSecond,
        shop.given().traffic().patience(),
        shop.given().traffic().grpc() ? GRPC : Map.of(),
        perSecond * LONGEST_SECONDS);
  }

  /** Every call that has ended. */
  LoadRecord record() {
    Stream<Sent> sent = loads.stream().flatMap(load -> load.soFar().requests().stream());
    return new LoadRecord(sent.toList());
  }

  /** No call begins any more; returns when the last one has ended. */
  @Override
  public void close() {
    loads.forEach(ConstantLoad::close);
  }
}
