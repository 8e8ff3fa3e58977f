package dev.hotswap.e2e.real;

import dev.hotswap.e2e.real.cluster.AccountKeys;
import dev.hotswap.e2e.real.cluster.Users;
import dev.hotswap.e2e.real.part.Health;
import dev.hotswap.e2e.real.part.Part;
import dev.hotswap.e2e.real.part.PartName;
import dev.hotswap.e2e.stack.Kubeconfig;
import dev.hotswap.e2e.stack.Resource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * etcd, kube-apiserver, kube-controller-manager and kube-scheduler: their files and their flags.
 * Node failures are noticed sooner than by default (40 s, not 50 s), and autoscalers look each
 * second instead of every 15, so that tests need not wait.
 */
final class ControlPlane {
  /** Pods with a network of their own reach it there too. */
  private static final String ADDRESS = "10.244.0.60";

  private static final String SERVER = "https://" + ADDRESS + ":6443";
  private static final String ETCD = "http://127.0.0.1:2379";

  private final Programs programs;
  private final Places places;
  private final AccountKeys keys;

  ControlPlane(Programs programs, Places places) throws IOException {
    this.programs = programs;
    this.places = places;
    this.keys = AccountKeys.create(places.data());
    Users.write(places.data().resolve("tokens.csv"));
    Files.writeString(
        places.data().resolve("audit.yaml"), Resource.text("real/audit.yaml", Map.of()));
  }

  Part etcd() {
    String peers = "http://127.0.0.1:2380";
    return part(
        PartName.ETCD,
        List.of(
            programs.file("etcd"),
            "--unsafe-no-fsync",
            "--data-dir=" + places.data().resolve("etcd"),
            "--listen-client-urls=" + ETCD,
            "--advertise-client-urls=" + ETCD,
            "--listen-peer-urls=" + peers,
            "--initial-advertise-peer-urls=" + peers,
            "--initial-cluster=default=" + peers,
            "--log-level=warn"),
        Health.answers(ETCD + "/health"));
  }

  /** OwnerReferencesPermissionEnforcement is on, as OpenShift has it: it asks for more rights. */
  Part apiServer() {
    return part(
        PartName.API_SERVER,
        List.of(
            programs.file("kube-apiserver"),
            "--etcd-servers=" + ETCD,
            "--secure-port=6443",
            "--bind-address=" + ADDRESS,
            "--advertise-address=" + ADDRESS,
            "--endpoint-reconciler-type=none",
            "--cert-dir=" + certificate().getParent(),
            "--service-cluster-ip-range=10.96.0.0/16",
            "--service-account-issuer=https://kubernetes.default.svc",
            "--service-account-key-file=" + keys.known(),
            "--service-account-signing-key-file=" + keys.secret(),
            "--token-auth-file=" + places.data().resolve("tokens.csv"),
            "--authorization-mode=RBAC",
            "--enable-admission-plugins=OwnerReferencesPermissionEnforcement",
            "--disable-admission-plugins=ServiceAccount",
            "--audit-policy-file=" + places.data().resolve("audit.yaml"),
            "--audit-log-path=" + places.audit(),
            "--audit-log-maxsize=2000"),
        Health.answers(SERVER + "/readyz", certificate()));
  }

  Part controllerManager() throws IOException {
    return part(
        PartName.CONTROLLER_MANAGER,
        List.of(
            programs.file("kube-controller-manager"),
            "--kubeconfig=" + kubeconfig(Users.CONTROLLER_MANAGER),
            "--leader-elect=false",
            "--controllers=*",
            "--bind-address=127.0.0.1",
            "--node-monitor-period=2s",
            "--node-monitor-grace-period=40s",
            "--horizontal-pod-autoscaler-sync-period=1s",
            "--horizontal-pod-autoscaler-initial-readiness-delay=0s",
            "--horizontal-pod-autoscaler-downscale-stabilization=1s",
            "--service-account-private-key-file=" + keys.secret(),
            "--root-ca-file=" + certificate()),
        Health.listens(10257));
  }

  Part scheduler() throws IOException {
    return part(
        PartName.SCHEDULER,
        List.of(
            programs.file("kube-scheduler"),
            "--kubeconfig=" + kubeconfig(Users.SCHEDULER),
            "--leader-elect=false",
            "--bind-address=127.0.0.1"),
        Health.listens(10259));
  }

  /** How to reach the API server as this user; it must have been started once. */
  static Config config(Users user, Path certificate) {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(SERVER)
        .withCaCertFile(certificate.toString())
        .withOauthToken(user.token())
        .build();
  }

  /** The certificate that kube-apiserver makes for itself when it starts. */
  Path certificate() {
    return places.data().resolve("certificates/apiserver.crt");
  }

  /** Writes a kubeconfig for this user. */
  Path kubeconfig(Users user) {
    Path file =
        places.data().resolve(user.name().toLowerCase(java.util.Locale.ROOT) + ".kubeconfig");
    return Kubeconfig.write(file, config(user, certificate()));
  }

  private Part part(PartName name, List<String> command, Health health) {
    return new Part(name, command, Map.of("HOME", places.data().toString()), health);
  }
}
