package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.naming.HostName;
import dev.hotswap.operator.preflight.facts.Claim;
import dev.hotswap.operator.preflight.facts.RouteGist;
import dev.hotswap.operator.preflight.read.RouteReader;
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
 * The routes of everybody, by the hosts they serve and the hosts they send to. It is the store of
 * an informer, which gets back of each object no more than its identity.
 */
final class RouteIndex implements ItemStore<GenericKubernetesResource> {
  private final RouteReader reader;
  private final FaultBarrier faults;
  private final Map<String, GenericKubernetesResource> identities = new ConcurrentHashMap<>();
  private final Map<String, RouteGist> gists = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> byHost = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> byWildcard = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> byDestination = new ConcurrentHashMap<>();

  /** An empty index. */
  RouteIndex(RouteReader reader, FaultBarrier faults) {
    this.reader = reader;
    this.faults = faults;
  }

  /** Routes that may serve what this claim asks for, whatever their gateways. */
  Stream<RouteGist> serving(Claim claim) {
    return Stream.concat(
            keys(byHost, claim.host().spellings().stream()),
            keys(byWildcard, byWildcard.keySet().stream()))
        .distinct();
  }

  /** Routes that send or copy requests to one of these hosts. */
  Stream<RouteGist> sendingTo(Set<HostName> hosts) {
    return keys(byDestination, hosts.stream().flatMap(host -> host.spellings().stream()));
  }

  /** Takes in a route that was just written, before the watch tells of it. */
  void wrote(HasMetadata route) {
    index(Cache.metaNamespaceKeyFunc(route), gist(route));
  }

  /** One that cannot be read serves and reaches nobody, as far as anybody knows. */
  private RouteGist gist(HasMetadata route) {
    return faults.guard(
        Task.TAKE_IN,
        Interest.subject(route),
        () -> reader.gist(route),
        none -> reader.name(route));
  }

  private Stream<RouteGist> keys(Map<String, Set<String>> index, Stream<String> names) {
    return names
        .flatMap(name -> index.getOrDefault(name, Set.of()).stream())
        .distinct()
        .flatMap(key -> Stream.ofNullable(gists.get(key)));
  }

  private synchronized void index(String key, RouteGist gist) {
    unindex(key);
    gists.put(key, gist);
    hosts(gist).forEach(name -> add(name.startsWith("*") ? byWildcard : byHost, name, key));
    names(gist.sends().stream()).forEach(name -> add(byDestination, name, key));
  }

  private synchronized void unindex(String key) {
    RouteGist old = gists.remove(key);
    if (old != null) {
      hosts(old).forEach(name -> remove(name.startsWith("*") ? byWildcard : byHost, name, key));
      names(old.sends().stream()).forEach(name -> remove(byDestination, name, key));
    }
  }

  private static Set<String> hosts(RouteGist route) {
    return names(route.claims().stream().map(Claim::host));
  }

  private static Set<String> names(Stream<HostName> hosts) {
    return hosts.flatMap(host -> host.spellings().stream()).collect(Collectors.toSet());
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
