package dev.hotswap.operator.reconcile;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.preflight.check.Reason;
import dev.hotswap.operator.traffic.RouteSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Failures of a release's requests that callers or the metric source do not see. */
final class BlindSpots {
  private static final String GRPC = "grpc";

  private BlindSpots() {}

  /**
   * A warning for each.
   *
   * @param routes of the release's spec
   * @param source the source's name
   * @param sight what it sees
   */
  static List<Problem> of(GoRelease release, List<RouteSpec> routes, String source, Sight sight) {
    return routes.stream()
        .flatMap(
            route ->
                Stream.of(
                        retries(route, source, sight),
                        grpc(release, route, source, sight),
                        open(route, source, sight))
                    .flatMap(Optional::stream))
        .toList();
  }

  private static Optional<Problem> retries(RouteSpec route, String source, Sight sight) {
    String seen =
        sight.attempts()
            ? "each failed attempt counts against its version, though callers do not see it"
            : "source '"
                + source
                + "' shows no attempts, so errors that a retry hides are not seen";
    return route
        .userPart()
        .value()
        .flatMap(route.kind()::hidingRetries)
        .map(
            retryOn ->
                Reason.RETRIES_HIDE_ERRORS.because(
                    "%s.retries.retryOn is %s, which tries again what may have reached the service, payments too: %s; leave retryOn out, or say connect-failure,refused-stream"
                        .formatted(route.userField(), retryOn, seen)));
  }

  private static Optional<Problem> grpc(
      GoRelease release, RouteSpec route, String source, Sight sight) {
    return sight.grpc() || !isGrpc(release, route)
        ? Optional.empty()
        : Optional.of(
            Reason.GRPC_FAULTS_UNSEEN.because(
                "spec.traffic.routes[%s] leads to a port whose appProtocol is grpc, and source '%s' has shown no gRPC status so far: a call that ends with UNAVAILABLE is HTTP 200 and counts as good; use a source of the Istio dialect, or give the gateway's Envoys the filter grpc_stats"
                    .formatted(route.name(), source)));
  }

  /** With a timeout a request that hangs becomes a failure that every source sees. */
  private static Optional<Problem> open(RouteSpec route, String source, Sight sight) {
    return sight.open() || route.userPart().value().filter(route.kind()::endsRequests).isPresent()
        ? Optional.empty()
        : Optional.of(
            Reason.OPEN_REQUESTS_UNSEEN.because(
                "spec.traffic.routes[%s] has no timeout, and source '%s' has shown no open requests so far: a version that hangs is found only when callers leave; set http.timeout, or let the gateway show its clusters' upstream_rq_active, upstream_rq_total and upstream_rq_retry (Istio: proxyStatsMatcher)"
                    .formatted(route.name(), source)));
  }

  private static boolean isGrpc(GoRelease release, RouteSpec route) {
    return release.getSpec().traffic().routes().stream()
        .filter(named -> named.name().equals(route.name()))
        .map(named -> protocol(release, named.port()))
        .flatMap(Optional::stream)
        .anyMatch(protocol -> protocol.toLowerCase(Locale.ROOT).startsWith(GRPC));
  }

  private static Optional<String> protocol(GoRelease release, String port) {
    return release.getSpec().service().ports().stream()
        .filter(named -> named.name().equals(port))
        .findFirst()
        .flatMap(named -> Optional.ofNullable(named.appProtocol()));
  }
}
