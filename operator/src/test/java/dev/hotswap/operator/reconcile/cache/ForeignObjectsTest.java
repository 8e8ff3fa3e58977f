package dev.hotswap.operator.reconcile.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.testing.Seeds;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Seen;
import dev.hotswap.operator.app.Kinds;
import dev.hotswap.operator.fault.LoggedFaults;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.kube.Labels;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.AnyJson;
import dev.hotswap.operator.kube.decode.Decoded;
import dev.hotswap.operator.kube.decode.LenientSerialization;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.preflight.Preflight;
import dev.hotswap.operator.preflight.facts.CandidateRequest;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Cluster;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Others;
import dev.hotswap.operator.preflight.facts.RouteSummary;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.traffic.RouteSpec;
import dev.hotswap.operator.traffic.Workloads;
import dev.hotswap.operator.traffic.form.RoutesSnapshot;
import dev.hotswap.operator.traffic.istio.IstioRoutes;
import dev.hotswap.operator.workload.Blueprint;
import dev.hotswap.operator.workload.Pool;
import dev.hotswap.operator.workload.observe.Nodes;
import dev.hotswap.operator.workload.observe.ObservedSlot;
import dev.hotswap.operator.workload.observe.ReadySince;
import dev.hotswap.operator.workload.service.PublicService;
import dev.hotswap.operator.workload.slot.HandEdit;
import dev.hotswap.operator.workload.snapshot.Snapshot;
import dev.hotswap.operator.workload.windows.Drain;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Objects of every kind that is read or watched, with any JSON in any of their places: each is
 * read, pruned, looked at and checked, and none of that is an exception.
 */
class ForeignObjectsTest {
  private static final long SEED = Long.getLong("hotswap.seed", 20_260_101);
  private static final int OBJECTS = Integer.getInteger("hotswap.objects", 60);
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final ClusterNames NAMES = new ClusterNames("cluster.local");
  private static final RouteReader ROUTES = new RouteReader(NAMES, Kinds.of(NAMES));
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private static final Owner OWNER =
      new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "u");

  private final KubernetesSerialization answers = LenientSerialization.telling(unread -> {});
  private final Preflight preflight = new Preflight(new LoggedFaults());

  @ParameterizedTest
  @EnumSource(ForeignKind.class)
  void whatever_stands_in_it_ends_nothing(ForeignKind kind) {
    List<HasMetadata> read = new ArrayList<>();
    for (long seed = SEED; seed < SEED + OBJECTS; seed++) {
      String text = spoiled(kind, Seeds.random(seed));
      assertThatCode(
              () -> {
                HasMetadata object = answers.unmarshal(text, kind.type());
                read.add(taken(object));
              })
          .as("seed %s: %s", seed, text.substring(0, Math.min(3_000, text.length())))
          .doesNotThrowAnyException();
    }
    assertThat(preflight.problems(facts(read)))
        .extracting(Problem::reason)
        .doesNotContain("CheckFailed");
  }

  /** Up to three places are spoiled; what tells one object from another no API server spoils. */
  private static String spoiled(ForeignKind kind, Random random) {
    ObjectNode sound = YAML.unmarshal("---\n" + kind.sound(), ObjectNode.class);
    ObjectNode object = sound.deepCopy();
    var metadata = object.remove("metadata");
    var version = object.remove("apiVersion");
    var name = object.remove("kind");
    for (int i = random.nextInt(4); i > 0; i--) {
      AnyJson.spoil(object, random);
    }
    // That these are objects every schema says.
    for (String part : List.of("spec", "status")) {
      if (object.has(part) && !object.get(part).isObject()) {
        object.remove(part);
        object.set(part, sound.get(part));
      }
    }
    object.set("metadata", metadata);
    object.set("apiVersion", version);
    object.set("kind", name);
    return AnyJson.text(object);
  }

  /** The slots that this would be of, whatever it is called. */
  private static void targets(List<Service> services, List<Pod> pods) {
    services.forEach(service -> service.getMetadata().setName("payment-a"));
    services.forEach(
        service -> service.getMetadata().setOwnerReferences(List.of(OWNER.reference())));
    pods.forEach(
        pod ->
            pod.getMetadata()
                .setLabels(
                    Map.of(Labels.RELEASE, "payment", Labels.SLOT, "a", Labels.REVISION, "4a5b")));
    GoRelease release = new GoRelease();
    release.setMetadata(
        new ObjectMetaBuilder().withNamespace("shop").withName("payment").withUid("u").build());
    SlotTargeting.of(
        release,
        new Holdings(List.of(), services, List.of(), List.of(), List.of(), List.of(), pods),
        NAMES);
  }

  /** As watches and turns take it. */
  private static HasMetadata taken(HasMetadata object) {
    return switch (object) {
      case Deployment deployment -> {
        Deployment kept = watched(Interests.deployments(), deployment);
        HandEdit.of(Slot.A, kept);
        slot(Optional.of(kept), List.of(), List.of());
        yield kept;
      }
      case Service service -> {
        PublicService.members("payment", service);
        ROUTES.gist(service);
        new ForgedServices(new RouteIndex(ROUTES, new LoggedFaults())).seen("a/b", service);
        targets(List.of(service), List.of());
        yield watched(Interests.services(every -> Set.of()), service);
      }
      case VirtualService route -> {
        ROUTES.gist(route);
        yield watched(Interests.traffic("routes", VirtualService.class), route);
      }
      case DestinationRule rule ->
          watched(Interests.traffic("ejections", DestinationRule.class), rule);
      case PodDisruptionBudget budget -> watched(Interests.budgets(), budget);
      case ControllerRevision kept -> {
        Snapshot.read(kept).ifPresent(snapshot -> snapshot.blueprint().podTemplate());
        RoutesSnapshot.read(kept).ifPresent(RoutesSnapshot::typed);
        yield watched(Interests.snapshots(), kept);
      }
      case Pod pod -> {
        Pod kept = watched(Interests.pods(), pod);
        slot(Optional.empty(), List.of(kept), List.of());
        targets(List.of(), List.of(kept));
        yield kept;
      }
      case Node node -> {
        Node kept = watched(Interests.nodes(every -> Set.of()), node);
        slot(Optional.empty(), List.of(), List.of(kept));
        yield kept;
      }
      case Namespace namespace -> watched(Interests.namespaces(every -> Set.of()), namespace);
      case GenericKubernetesResource any -> {
        RouteSummary gist = ROUTES.gist(any);
        assertThat(gist.name()).isEqualTo(any.getMetadata().getName());
        yield Prune.gateway(
            any, new IstioRoutes(NAMES).gateways().orElseThrow().selector().apply(any));
      }
      default -> object;
    };
  }

  private static <T extends HasMetadata> T watched(Interest<T> interest, T object) {
    boolean matters = interest.matters().test(object, object);
    assertThat(interest.concerns().apply(object)).as("matters: %s", matters).isNotNull();
    return interest.prune().apply(object);
  }

  private static void slot(Optional<Deployment> deployment, List<Pod> pods, List<Node> nodes) {
    var slot = new ObservedSlot(deployment, pods);
    slot.pods(new Nodes(nodes));
    slot.backend(
        new Seen.Unknown<>("nobody looks", NOON),
        new Seen.Unknown<>("nobody looks", NOON),
        ReadySince.at(NOON),
        Duration.ofSeconds(2));
    slot.podRevisions();
  }

  private static Facts facts(List<HasMetadata> objects) {
    var wish =
        new CandidateRequest(
            new Claimant(
                new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "uid-1"),
                new Tenant("shop", Map.of()),
                Set.of()),
            Blueprint.of(
                new RawTree(
                    "{\"spec\":{\"containers\":[{\"name\":\"app\",\"image\":\"i:1\",\"ports\":[{\"name\":\"http\",\"containerPort\":8080}],\"resources\":{\"limits\":{\"memory\":\"1Gi\"}}}]}}"),
                List.of()),
            Optional.empty(),
            Slot.A,
            1,
            new Pool(Optional.of("10.0.20348"), Map.of()),
            new Drain(Duration.ofSeconds(10), Duration.ofSeconds(30)),
            "payment",
            List.of(
                new RouteSpec(
                    new IstioRoutes(NAMES),
                    "public",
                    List.of("payment.example.com"),
                    List.of("istio-ingress/public"),
                    new Decoded.Fits<>(Map.of()))),
            true);
    return new Facts(
        wish,
        new Cluster(
            of(Node.class, objects),
            of(Pod.class, objects),
            of(Service.class, objects),
            of(Deployment.class, objects),
            of(PodDisruptionBudget.class, objects),
            of(HorizontalPodAutoscaler.class, objects),
            List.copyOf(of(VirtualService.class, objects)),
            List.copyOf(of(DestinationRule.class, objects)),
            List.of()),
        new Others(Set.of(), Set.of(), Set.of(), Workloads.UNKNOWN, Set.of()),
        new Grants(List.of(), NAMES),
        List.of());
  }

  private static <T> List<T> of(Class<T> type, List<HasMetadata> objects) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
