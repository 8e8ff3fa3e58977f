package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.naming.HostName;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.preflight.facts.Sends;
import dev.hotswap.operator.preflight.facts.SlotTargets;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.traffic.Claim;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Routes of everybody, and whatever else sends requests, by the hosts they serve and by where they
 * send to. It is the store of an informer, which gets back of each object no more than its
 * identity.
 */
final class RouteIndex implements ItemStore<GenericKubernetesResource> {
  /** Whom an object left is told as soon as its change is delivered: a few at a time. */
  private static final int REMEMBERED = 1_000;

  private final RouteReader reader;
  private final FaultBarrier faults;
  private final Map<String, GenericKubernetesResource> identities = new ConcurrentHashMap<>();
  private final Map<String, RouteSummary> gists = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> byHost = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> byWildcard = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> byDestination = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> selecting = new ConcurrentHashMap<>();
  private final Map<String, RouteSummary> left = new ConcurrentHashMap<>();

  /** An empty index. */
  RouteIndex(RouteReader reader, FaultBarrier faults) {
    this.reader = reader;
    this.faults = faults;
  }

  /** Routes that may serve what this claim asks for, whatever their gateways. */
  Stream<RouteSummary> serving(Claim claim) {
    return Stream.concat(
            keys(byHost, claim.host().spellings().stream()),
            keys(byWildcard, byWildcard.keySet().stream()))
        .distinct();
  }

  /** What may send requests to these targets, whatever its way. */
  Stream<RouteSummary> sendingTo(SlotTargets targets) {
    return Stream.concat(
            keys(
                byDestination,
                Stream.concat(names(targets.hosts().stream()), targets.addresses().stream())),
            keys(selecting, Stream.of(targets.namespace())))
        .distinct();
  }

  /** What an object was read as: as it is, and as it was before it changed or went. */
  Stream<RouteSummary> lately(HasMetadata object) {
    String key = Cache.metaNamespaceKeyFunc(object);
    return Stream.concat(Stream.ofNullable(gists.get(key)), Stream.ofNullable(left.get(key)));
  }

  /** Takes in an object that was just written, or that another watch told of. */
  void wrote(HasMetadata object) {
    index(Cache.metaNamespaceKeyFunc(object), gist(object));
  }

  /** Another watch told that there is no such object, or none that matters here. */
  void gone(String key) {
    unindex(key);
  }

  /** One that cannot be read serves and reaches nobody, as far as anybody knows. */
  private RouteSummary gist(HasMetadata route) {
    return faults.guard(
        Task.TAKE_IN,
        Interest.subject(route),
        () -> reader.gist(route),
        none -> reader.name(route));
  }

  private Stream<RouteSummary> keys(Map<String, Set<String>> index, Stream<String> names) {
    return names
        .flatMap(name -> index.getOrDefault(name, Set.of()).stream())
        .distinct()
        .flatMap(key -> Stream.ofNullable(gists.get(key)));
  }

  private synchronized void index(String key, RouteSummary gist) {
    unindex(key);
    gists.put(key, gist);
    hosts(gist).forEach(name -> add(name.startsWith("*") ? byWildcard : byHost, name, key));
    destinations(gist).forEach(name -> add(byDestination, name, key));
    gist.sends().pods().ifPresent(pods -> add(selecting, gist.namespace(), key));
  }

  private synchronized void unindex(String key) {
    RouteSummary old = gists.remove(key);
    if (old != null) {
      leave(key, old);
      hosts(old).forEach(name -> remove(name.startsWith("*") ? byWildcard : byHost, name, key));
      destinations(old).forEach(name -> remove(byDestination, name, key));
      old.sends().pods().ifPresent(pods -> remove(selecting, old.namespace(), key));
    }
  }

  private void leave(String key, RouteSummary old) {
    if (left.size() >= REMEMBERED) {
      left.clear();
    }
    if (!old.sends().equals(Sends.NOTHING)) {
      left.put(key, old);
    }
  }

  private static Set<String> hosts(RouteSummary route) {
    return names(route.claims().stream().map(Claim::host)).collect(Collectors.toSet());
  }

  private static Set<String> destinations(RouteSummary object) {
    return Stream.concat(
            names(object.sends().hosts().stream()), object.sends().addresses().stream())
        .collect(Collectors.toSet());
  }

  private static Stream<String> names(Stream<HostName> hosts) {
    return hosts.flatMap(host -> host.spellings().stream());
  }

  private static void add(Map<String, Set<String>> index, String name, String key) {
    index.computeIfAbsent(name, none -> ConcurrentHashMap.newKeySet()).add(key);
  }

  private static void remove(Map<String, Set<String>> index, String name, String key) {
    index.computeIfPresent(
        name,
        (same, keys) -> {
          keys.remove(key);
          return keys.isEmpty() ? null : keys;
        });
  }

  @Override
  public String getKey(GenericKubernetesResource object) {
    return Cache.metaNamespaceKeyFunc(object);
  }

  @Override
  public @Nullable GenericKubernetesResource put(String key, GenericKubernetesResource object) {
    index(key, gist(object));
    return identities.put(key, identity(object));
  }

  @Override
  public @Nullable GenericKubernetesResource remove(String key) {
    unindex(key);
    return identities.remove(key);
  }

  @Override
  public Stream<String> keySet() {
    return identities.keySet().stream();
  }

  @Override
  public Stream<GenericKubernetesResource> values() {
    return identities.values().stream();
  }

  @Override
  public @Nullable GenericKubernetesResource get(String key) {
    return identities.get(key);
  }

  @Override
  public int size() {
    return identities.size();
  }

  private static GenericKubernetesResource identity(GenericKubernetesResource full) {
    ObjectMeta metadata = full.getMetadata();
    var small = new GenericKubernetesResource();
    small.setApiVersion(full.getApiVersion());
    small.setKind(full.getKind());
    small.setMetadata(
        new ObjectMetaBuilder()
            .withName(metadata.getName())
            .withNamespace(metadata.getNamespace())
            .withUid(metadata.getUid())
            .withResourceVersion(metadata.getResourceVersion())
            .build());
    return small;
  }
}
