package dev.hotswap.operator.reconcile.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.core.plan.Slot;
import dev.hotswap.core.world.Problem;
import dev.hotswap.core.world.Seen;
import dev.hotswap.operator.fault.LoggedFaults;
import dev.hotswap.operator.grant.Grants;
import dev.hotswap.operator.grant.Tenant;
import dev.hotswap.operator.kube.Owner;
import dev.hotswap.operator.kube.decode.AnyJson;
import dev.hotswap.operator.kube.decode.LenientSerialization;
import dev.hotswap.operator.naming.ClusterNames;
import dev.hotswap.operator.preflight.Preflight;
import dev.hotswap.operator.preflight.facts.Claimant;
import dev.hotswap.operator.preflight.facts.Cluster;
import dev.hotswap.operator.preflight.facts.Facts;
import dev.hotswap.operator.preflight.facts.Others;
import dev.hotswap.operator.preflight.facts.RouteGist;
import dev.hotswap.operator.preflight.facts.Wish;
import dev.hotswap.operator.preflight.facts.Workloads;
import dev.hotswap.operator.preflight.read.RouteReader;
import dev.hotswap.operator.traffic.form.RoutesSnapshot;
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
  private static final RouteReader ROUTES = new RouteReader(NAMES);
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private final KubernetesSerialization answers = LenientSerialization.telling(unread -> {});
  private final Preflight preflight = new Preflight(new LoggedFaults());

  /** Every kind, as a sound object of it looks. */
  enum Kind {
    DEPLOYMENT(
        Deployment.class,
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: payment-a
          namespace: shop
          labels: {hotswap.dev/release: payment}
          managedFields: [{manager: kubectl, operation: Update, fieldsV1: {"f:spec": {"f:replicas": {}}}}]
        spec:
          replicas: 2
          selector: {matchLabels: {app: payment}}
          template:
            metadata: {labels: {app: payment}, annotations: {hotswap.dev/revision: abc}}
            spec: {containers: [{name: app, image: "i:1", ports: [{containerPort: 8080}]}]}
        status: {replicas: 2, conditions: [{type: ReplicaFailure, status: "True", message: m}]}
        """),
    SERVICE(
        Service.class,
        """
        apiVersion: v1
        kind: Service
        metadata: {name: payment, namespace: shop, labels: {hotswap.dev/release: payment}}
        spec: {selector: {app: payment}, ports: [{name: http, port: 80, targetPort: 8080}], externalName: x}
        """),
    VIRTUAL_SERVICE(
        VirtualService.class,
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata:
          name: payment-public
          namespace: shop
          annotations: {hotswap.dev/served-since: "payment.example.com=2026-01-01T00:00:00Z"}
          ownerReferences: [{apiVersion: v1, kind: X, name: x, uid: u, controller: true}]
        spec:
          hosts: [payment.example.com]
          gateways: [istio-ingress/public, mesh]
          http:
          - match: [{gateways: [a/b], headers: {x: {exact: y}}, port: 8080}]
            route: [{destination: {host: payment-a, port: {number: 80}}, weight: 100, headers: {request: {set: {Host: h}}}}]
            mirror: {host: payment-b}
            mirrors: [{destination: {host: payment-b}, percentage: {value: 1.5}}]
            redirect: {authority: a}
            delegate: {name: d, namespace: n}
            timeout: 5s
            retries: {attempts: 3}
        """),
    DESTINATION_RULE(
        DestinationRule.class,
        """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: all, namespace: shop}
        spec:
          host: "*.shop.svc.cluster.local"
          exportTo: ["."]
          trafficPolicy: {outlierDetection: {consecutive5xxErrors: 5}, connectionPool: {tcp: {maxConnections: 1}}}
          subsets: [{name: v1, labels: {a: b}}]
        """),
    BUDGET(
        PodDisruptionBudget.class,
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: all, namespace: shop}
        spec: {maxUnavailable: 1, selector: {matchLabels: {app: payment}, matchExpressions: [{key: a, operator: In, values: [b]}]}}
        status: {expectedPods: 2}
        """),
    AUTOSCALER(
        HorizontalPodAutoscaler.class,
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: all, namespace: shop}
        spec: {maxReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: payment-a}}
        """),
    REVISION(
        ControllerRevision.class,
        """
        apiVersion: apps/v1
        kind: ControllerRevision
        metadata:
          name: payment-abc
          namespace: shop
          labels: {hotswap.dev/release: payment, hotswap.dev/revision: abc, hotswap.dev/routes: abc}
          annotations: {hotswap.dev/version: "1"}
        revision: 1
        data: {template: {spec: {containers: []}}, ports: [{port: 80}], routes: [{name: public, port: http}]}
        """),
    POD(
        Pod.class,
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: payment-a-1
          namespace: shop
          uid: u
          labels: {hotswap.dev/release: payment, hotswap.dev/slot: a, hotswap.dev/revision: abc}
        spec:
          nodeName: win-1
          containers: [{name: app, image: "i:1", resources: {limits: {memory: 1Gi, cpu: "1"}}}]
          initContainers: [{name: init, image: "i:1"}]
        status:
          phase: Running
          startTime: "2026-01-01T00:00:00Z"
          conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-01-01T00:00:00Z"}]
          containerStatuses:
          - {name: app, restartCount: 1, ready: true, imageID: "i@sha256:1", state: {terminated: {exitCode: -1073741819, finishedAt: "2026-01-01T00:00:00Z", reason: Error}}, lastState: {waiting: {reason: CrashLoopBackOff, message: m}}}
        """),
    NODE(
        Node.class,
        """
        apiVersion: v1
        kind: Node
        metadata: {name: win-1, labels: {kubernetes.io/os: windows, node.kubernetes.io/windows-build: 10.0.20348}}
        spec: {unschedulable: false, taints: [{key: os, value: windows, effect: NoSchedule}]}
        status:
          allocatable: {memory: 8Gi, cpu: "4", pods: "110"}
          conditions: [{type: Ready, status: "True", lastTransitionTime: "2026-01-01T00:00:00Z"}]
        """),
    NAMESPACE(
        Namespace.class,
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {team: a}}
        spec: {finalizers: [kubernetes]}
        """),
    ANY_ROUTE(
        GenericKubernetesResource.class,
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: payment-public, namespace: shop}
        spec:
          hosts: [payment.example.com]
          gateways: [istio-ingress/public, mesh]
          http: [{match: [{gateways: [a/b]}], route: [{destination: {host: payment-a}, weight: 100}], mirror: {host: payment-b}}]
          tcp: [{route: [{destination: {host: payment-a}}]}]
          tls: [{match: [{sniHosts: [a]}], route: [{destination: {host: payment-a}}]}]
        """),
    HTTP_ROUTE(
        GenericKubernetesResource.class,
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: spy, namespace: bank}
        spec:
          rules:
          - backendRefs: [{name: payment-b, namespace: shop, weight: 1, kind: Service}]
            filters: [{requestMirror: {backendRef: {name: payment-b, namespace: shop}}}]
        """),
    ENVOY_FILTER(
        GenericKubernetesResource.class,
        """
        apiVersion: networking.istio.io/v1alpha3
        kind: EnvoyFilter
        metadata: {name: spy, namespace: bank}
        spec: {configPatches: [{patch: {value: {cluster: "outbound|80||payment-b.shop.svc.cluster.local"}}}]}
        """),
    GATEWAY(
        GenericKubernetesResource.class,
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: public, namespace: istio-ingress}
        spec: {selector: {istio: ingress}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]}
        """);

    private final Class<? extends HasMetadata> type;
    private final String sound;

    Kind(Class<? extends HasMetadata> type, String sound) {
      this.type = type;
      this.sound = sound;
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatever_stands_in_it_ends_nothing(Kind kind) {
    List<HasMetadata> read = new ArrayList<>();
    for (long seed = SEED; seed < SEED + OBJECTS; seed++) {
      String text = spoiled(kind, new Random(seed));
      assertThatCode(
              () -> {
                HasMetadata object = answers.unmarshal(text, kind.type);
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
  private static String spoiled(Kind kind, Random random) {
    ObjectNode object = YAML.unmarshal("---\n" + kind.sound, ObjectNode.class);
    var metadata = object.remove("metadata");
    var version = object.remove("apiVersion");
    var name = object.remove("kind");
    for (int i = random.nextInt(4); i > 0; i--) {
      AnyJson.spoil(object, random);
    }
    object.set("metadata", metadata);
    object.set("apiVersion", version);
    object.set("kind", name);
    return AnyJson.text(object);
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
        yield watched(Interests.services(), service);
      }
      case VirtualService route -> {
        ROUTES.gist(route);
        yield watched(Interests.routes(), route);
      }
      case DestinationRule rule -> watched(Interests.ejections(), rule);
      case PodDisruptionBudget budget -> watched(Interests.budgets(), budget);
      case ControllerRevision kept -> {
        Snapshot.read(kept).ifPresent(snapshot -> snapshot.blueprint().podTemplate());
        RoutesSnapshot.read(kept).ifPresent(RoutesSnapshot::typed);
        yield watched(Interests.snapshots(), kept);
      }
      case Pod pod -> {
        Pod kept = watched(Interests.pods(), pod);
        slot(Optional.empty(), List.of(kept), List.of());
        yield kept;
      }
      case Node node -> {
        Node kept = watched(Interests.nodes(every -> Set.of()), node);
        slot(Optional.empty(), List.of(), List.of(kept));
        yield kept;
      }
      case Namespace namespace -> watched(Interests.namespaces(every -> Set.of()), namespace);
      case GenericKubernetesResource any -> {
        RouteGist gist = ROUTES.gist(any);
        assertThat(gist.name()).isEqualTo(any.getMetadata().getName());
        yield Prune.gateway(any);
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
    slot.backend(
        new Nodes(nodes),
        new Seen.Unknown<>("nobody looks", NOON),
        new Seen.Unknown<>("nobody looks", NOON),
        ReadySince.at(NOON),
        Duration.ofSeconds(2));
    slot.podRevisions();
  }

  private static Facts facts(List<HasMetadata> objects) {
    var wish =
        new Wish(
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
            List.of("public"),
            List.of(Map.of()),
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
            of(VirtualService.class, objects),
            of(DestinationRule.class, objects),
            List.of()),
        new Others(Set.of(), Set.of(), Workloads.UNKNOWN),
        new Grants(List.of(), NAMES));
  }

  private static <T> List<T> of(Class<T> type, List<HasMetadata> objects) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
