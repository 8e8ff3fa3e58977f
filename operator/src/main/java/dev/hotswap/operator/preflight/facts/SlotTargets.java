package dev.hotswap.operator.preflight.facts;

import dev.hotswap.operator.naming.HostName;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By what others can send requests to a release's slots.
 *
 * @param namespace of the release
 * @param hosts of the slots' Services
 * @param addresses of the slots' pods and Services, each in one spelling
 * @param pods the slots' pods, those that are about to start among them
 */
public record SlotTargets(
    String namespace, Set<HostName> hosts, Set<String> addresses, Set<SlotPod> pods) {
  public SlotTargets {
    hosts = Set.copyOf(hosts);
    addresses = Set.copyOf(addresses);
    pods = Set.copyOf(pods);
  }

  /** The same with pods that are about to start. */
  public SlotTargets with(Set<SlotPod> more) {
    return new SlotTargets(
        namespace,
        hosts,
        addresses,
        Stream.concat(pods.stream(), more.stream()).collect(Collectors.toSet()));
  }

  /** The same with other names of the slots' Services. */
  public SlotTargets named(Set<HostName> more) {
    return new SlotTargets(
        namespace,
        Stream.concat(hosts.stream(), more.stream()).collect(Collectors.toSet()),
        addresses,
        pods);
  }

  /** This object as a sender; empty where it sends nothing here. */
  public Optional<Sender> reachedBy(RouteSummary object) {
    return object.isAlias()
        ? Optional.empty()
        : way(object).map(way -> new Sender(object.toString(), way));
  }

  private Optional<Sender.Way> way(RouteSummary object) {
    Sends sends = object.sends();
    if (sends.hosts().stream().anyMatch(to -> hosts.stream().anyMatch(to::sameAs))) {
      return Optional.of(Sender.Way.HOST);
    }
    if (!Collections.disjoint(sends.addresses(), addresses)) {
      return Optional.of(Sender.Way.ADDRESS);
    }
    return object.namespace().equals(namespace)
            && sends.pods().filter(selects -> pods.stream().anyMatch(selects::reaches)).isPresent()
        ? Optional.of(Sender.Way.LABELS)
        : Optional.empty();
  }
}
