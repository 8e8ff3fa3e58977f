package dev.hotswap.operator.reconcile.cache;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.preflight.facts.SlotTargets;
import dev.hotswap.operator.preflight.facts.Unseen;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kinds of senders that the cluster did not serve when the operator started. Each is watched from
 * the moment on in which its CustomResourceDefinition is there; until then only that one name is
 * watched, which costs nothing.
 */
final class LateKinds extends AbstractEventSource<Void, GoRelease> {
  private static final Logger LOG = LoggerFactory.getLogger(LateKinds.class);
  private static final long LISTED_AT_ONCE = 200;

  private final KubernetesClient client;
  private final Set<SenderKind> absent;
  private final List<Optional<String>> places;
  private final Supplier<RouteIndex> store;
  private final BiFunction<RouteIndex, GenericKubernetesResource, Set<ResourceID>> concerns;
  private final Map<SenderKind, List<Watching>> begun = new ConcurrentHashMap<>();
  private final Map<SenderKind, SharedIndexInformer<?>> awaited = new ConcurrentHashMap<>();

  /** One place of a kind that is watched by now. */
  private record Watching(
      SharedIndexInformer<GenericKubernetesResource> informer, RouteIndex index) {}

  /**
   * Nothing is watched before the start.
   *
   * @param absent kinds that are not served
   * @param places namespaces to watch; an empty one for all of them
   * @param concerns releases that an object in a store concerns
   */
  LateKinds(
      KubernetesClient client,
      Set<SenderKind> absent,
      List<Optional<String>> places,
      Supplier<RouteIndex> store,
      BiFunction<RouteIndex, GenericKubernetesResource, Set<ResourceID>> concerns) {
    super(Void.class, "late-kinds");
    this.client = client;
    this.absent = Set.copyOf(absent);
    this.places = List.copyOf(places);
    this.store = store;
    this.concerns = concerns;
  }

  @Override
  public void start() {
    super.start();
    absent.forEach(this::await);
  }

  @Override
  public void stop() {
    super.stop();
    awaited.values().forEach(SharedIndexInformer::close);
    begun.values().stream().flatMap(List::stream).forEach(each -> each.informer().close());
  }

  @Override
  public Set<Void> getSecondaryResources(GoRelease primary) {
    return Set.of();
  }

  /** Objects of these kinds that may send requests to these targets. */
  Stream<RouteSummary> sendingTo(SlotTargets targets) {
    return watching().flatMap(each -> each.index().sendingTo(targets));
  }

  /** Kinds that are installed and cannot be seen, so that nothing is known of their objects. */
  Set<Unseen> unwatched() {
    return begun.entrySet().stream()
        .filter(kind -> !kind.getValue().stream().allMatch(each -> each.informer().hasSynced()))
        .map(kind -> new Unseen(kind.getKey().resource(), Optional.empty()))
        .collect(Collectors.toSet());
  }

  private Stream<Watching> watching() {
    return begun.values().stream().flatMap(Collection::stream);
  }

  private void await(SenderKind kind) {
    var informer =
        client
            .apiextensions()
            .v1()
            .customResourceDefinitions()
            .withName(kind.resource())
            .runnableInformer(0);
    informer.addEventHandler(
        new ResourceEventHandler<CustomResourceDefinition>() {
          @Override
          public void onAdd(CustomResourceDefinition definition) {
            begin(kind, definition);
          }

          @Override
          public void onUpdate(CustomResourceDefinition old, CustomResourceDefinition definition) {
            begin(kind, definition);
          }

          @Override
          public void onDelete(CustomResourceDefinition definition, boolean unknown) {}
        });
    awaited.put(kind, informer);
    informer
        .start()
        .exceptionally(
            why -> {
              LOG.warn(
                  "whether {} is installed later cannot be seen, start the operator again then: {}",
                  kind.resource(),
                  why.getMessage());
              return null;
            });
  }

  private void begin(SenderKind kind, CustomResourceDefinition definition) {
    kind.best(served(definition))
        .filter(version -> isEstablished(definition))
        .ifPresent(
            version ->
                begun.computeIfAbsent(
                    kind, none -> places.stream().map(at -> watch(kind, version, at)).toList()));
  }

  private static List<String> served(CustomResourceDefinition definition) {
    return definition.getSpec().getVersions().stream()
        .filter(version -> Boolean.TRUE.equals(version.getServed()))
        .map(CustomResourceDefinitionVersion::getName)
        .toList();
  }

  private static boolean isEstablished(CustomResourceDefinition definition) {
    return Optional.ofNullable(definition.getStatus()).stream()
        .flatMap(status -> status.getConditions().stream())
        .anyMatch(is -> "Established".equals(is.getType()) && "True".equals(is.getStatus()));
  }

  /** Asked again and again until it is answered: the API may be served a moment later. */
  private Watching watch(SenderKind kind, String version, Optional<String> place) {
    LOG.info("{} is served from now on: it is watched", kind.resource());
    RouteIndex index = store.get();
    var informer = kind.in(client, version, place).withLimit(LISTED_AT_ONCE).runnableInformer(0);
    informer.itemStore(index);
    informer.exceptionHandler((started, why) -> isRunning());
    informer.addEventHandler(
        new ResourceEventHandler<>() {
          @Override
          public void onAdd(GenericKubernetesResource object) {
            tell(index, object);
          }

          @Override
          public void onUpdate(GenericKubernetesResource old, GenericKubernetesResource object) {
            tell(index, object);
          }

          @Override
          public void onDelete(GenericKubernetesResource object, boolean unknown) {
            tell(index, object);
          }
        });
    informer
        .start()
        .exceptionally(
            why -> {
              LOG.warn("{} cannot be watched: {}", kind.resource(), why.getMessage());
              return null;
            });
    return new Watching(informer, index);
  }

  private void tell(RouteIndex index, GenericKubernetesResource object) {
    concerns.apply(index, object).stream().map(Event::new).forEach(getEventHandler()::handleEvent);
  }
}
