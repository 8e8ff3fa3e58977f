package dev.hotswap.operator.reconcile.cache;

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

/** Every kind, as a sound object of it looks. */
enum ForeignKind {
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

  ForeignKind(Class<? extends HasMetadata> type, String sound) {
    this.type = type;
    this.sound = sound;
  }

  Class<? extends HasMetadata> type() {
    return type;
  }

  String sound() {
    return sound;
  }
}
