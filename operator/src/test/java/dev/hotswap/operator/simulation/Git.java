package dev.hotswap.operator.simulation;

import dev.hotswap.operator.reconcile.simulated.Shop;

/** What Git says of the one release and its policy; {@link #sync} applies it. */
final class Git {
  /** The release's name. */
  static final String RELEASE = "payment";

  private final Shop shop;
  private String version = "1.0";
  private int replicas;
  private boolean paused;
  private boolean deleted;
  private int pause = 3;

  Git(Shop shop, int replicas) {
    this.shop = shop;
    this.replicas = replicas;
  }

  /** What Git asks for. */
  String version() {
    return version;
  }

  int replicas() {
    return replicas;
  }

  boolean deleted() {
    return deleted;
  }

  void commit(String next) {
    version = next;
    sync();
  }

  void scale(int pods) {
    replicas = pods;
    sync();
  }

  void pause(boolean on) {
    paused = on;
    sync();
  }

  void delete() {
    deleted = true;
    shop.delete(RELEASE);
  }

  void pauses(int seconds) {
    pause = seconds;
    policy();
  }

  void policy() {
    shop.apply(
        """
        apiVersion: hotswap.dev/v1alpha1
        kind: HotSwapPolicy
        metadata: {name: careful, namespace: shop}
        spec:
          swap: {drainSeconds: 8, retainSeconds: 5}
          steps:
          - {name: tenth, setWeight: 10, pause: {duration: %1$ds}}
          - {name: all, setWeight: 100, pause: {duration: %1$ds}}
          analysis:
            source: gateway
            metrics:
            - {name: errors, errorRate: {max: "5%%"}}
          progressDeadlineSeconds: 12
          stagingDeadlineSeconds: 40
        """
            .formatted(pause));
  }

  /** Applies what Git says, unless the release was deleted. */
  void sync() {
    if (!deleted) {
      shop.apply(
          """
          apiVersion: hotswap.dev/v1alpha1
          kind: GoRelease
          metadata: {name: payment, namespace: shop}
          spec:
            version: "%1$s"
            policyRef: {name: careful}
            replicas: %2$d
            paused: %3$b
            template:
              spec:
                containers:
                - name: app
                  image: registry.example.com/shop/payment:%1$s
                  ports: [{containerPort: 8080}]
                  readinessProbe: {httpGet: {path: /readyz, port: 8080}}
                  resources: {limits: {memory: 128Mi}}
            service:
              name: payment
              ports: [{name: http, port: 80, targetPort: 8080}]
            traffic:
              routes:
              - name: public
                port: http
                virtualService: {hosts: [payment.example.com], gateways: [istio-ingress/public]}
          """
              .formatted(version, replicas, paused));
    }
  }
}
