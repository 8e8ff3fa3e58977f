package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.preflight.read.RouteReader;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which releases' slots others' objects send requests to. */
final class Reached {
  private final RouteReader reader;
  private final Cache<GoRelease> releases;
  private final Function<GoRelease, Holdings> holdings;

  Reached(RouteReader reader, Cache<GoRelease> releases, Function<GoRelease, Holdings> holdings) {
    this.reader = reader;
    this.releases = releases;
    this.holdings = holdings;
  }

  /** Releases to whose slots an object sends requests, or did before it changed or went. */
  Set<ResourceID> by(RouteIndex index, HasMetadata object) {
    return index
        .lately(object)
        .flatMap(gist -> Stream.concat(byName(gist), byTarget(gist)))
        .collect(Collectors.toSet());
  }

  private Stream<ResourceID> byName(RouteSummary object) {
    return object.sends().hosts().stream()
        .flatMap(host -> reader.slotOf(host).stream())
        .map(slot -> new ResourceID(slot.release(), slot.namespace()))
        .filter(release -> releases.get(release).isPresent());
  }

  /** Only those with a version under way: others look for what is in its way before one starts. */
  private Stream<ResourceID> byTarget(RouteSummary object) {
    boolean anywhere = !object.sends().addresses().isEmpty();
    return anywhere || object.sends().pods().isPresent()
        ? releases
            .list(Reached::isUnderWay)
            .filter(release -> anywhere || isBeside(release, object))
            .filter(release -> isReached(release, object))
            .map(ResourceID::fromResource)
        : Stream.empty();
  }

  private static boolean isUnderWay(GoRelease release) {
    return release.getSpec() != null
        && release.getStatus() != null
        && release.getStatus().attempt() != null;
  }

  private static boolean isBeside(GoRelease release, RouteSummary object) {
    return object.namespace().equals(release.getMetadata().getNamespace());
  }

  private boolean isReached(GoRelease release, RouteSummary object) {
    return SlotTargeting.of(release, holdings.apply(release), reader.names())
        .reachedBy(object)
        .isPresent();
  }
}
