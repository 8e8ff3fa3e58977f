package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.status.Phase;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.FaultPlan;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.istio.api.networking.v1.VirtualService;
import java.util.function.UnaryOperator;

/** A release whose newer version fails requests, and what an API server does to its way back. */
final class BadVersion implements AutoCloseable {
  private static final String RELEASE = "payment";

  final SimulatedCluster theatre = new SimulatedCluster(new InProcess(InProcess.ALONE));
  final Shop shop = new Shop(theatre);

  /** Two versions, the newer of which fails requests and gets some. */
  void tried() {
    tried(UnaryOperator.identity());
  }

  /** The same with other manifests. */
  void tried(UnaryOperator<String> manifest) {
    theatre.startOperator();
    shop.apply(manifest.apply(shop.manifest(RELEASE, "1.0")));
    shop.until(RELEASE, Phase.STABLE);
    theatre.traffic().fails("2.0");
    shop.apply(manifest.apply(shop.manifest(RELEASE, "2.0")));
    shop.until(RELEASE, status -> status.phase() == Phase.SHIFTING);
  }

  /** From now on each such request of the operator comes to this. */
  FaultPlan.Handle always(Fault fault, String verb, String resource) {
    return theatre
        .server()
        .faults()
        .plan(
            fault,
            RequestMatch.of(verb, resource).user(theatre.operatorUsers().getFirst()),
            new Frequency.Always());
  }

  /** Percent of requests that the written routes send to slot b. */
  int weight() {
    return theatre
        .people()
        .resources(VirtualService.class)
        .inNamespace(SimulatedCluster.NAMESPACE)
        .list()
        .getItems()
        .stream()
        .filter(route -> route.getMetadata().getName().startsWith(RELEASE))
        .flatMap(route -> route.getSpec().getHttp().stream())
        .flatMap(http -> http.getRoute().stream())
        .filter(to -> to.getDestination().getHost().startsWith(RELEASE + "-b"))
        .mapToInt(to -> to.getWeight() == null ? 100 : to.getWeight())
        .sum();
  }

  @Override
  public void close() {
    theatre.close();
  }
}
