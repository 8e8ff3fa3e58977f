package dev.hotswap.operator.app;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.app.settings.LeaseSettings;
import dev.hotswap.operator.app.settings.Settings;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Says whether an installation works, for {@code helm test}: its settings can be read, releases can
 * be listed where they are looked for, and an operator holds the Lease and renews it. Takes the
 * operator's own arguments and rights; ends with 0, or with 1 and a sentence.
 */
final class InstallationCheck {
  /** The argument that asks for it, before the operator's own. */
  static final String ASKED = "--check";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private InstallationCheck() {}

  /** Checks once, waits up to 30 s for somebody who leads, and returns the exit status. */
  static int run(List<String> arguments) throws InterruptedException {
    Config cluster = Config.autoConfigure(null);
    try (KubernetesClient client = Clients.forWork(cluster, unread -> {})) {
      Settings settings = Arguments.settings(arguments, System.getenv());
      list(client, settings.watch().namespaces());
      String leader = leader(client, cluster, settings.lease());
      System.out.println("releases can be listed, and " + leader);
      return 0;
    } catch (RuntimeException e) {
      System.err.println(StartFault.explain(e, cluster.getMasterUrl()));
      return 1;
    }
  }

  private static void list(KubernetesClient client, List<String> namespaces) {
    var releases = client.resources(GoRelease.class);
    if (namespaces.isEmpty()) {
      releases.inAnyNamespace().list();
    } else {
      namespaces.forEach(namespace -> releases.inNamespace(namespace).list());
    }
  }

  private static String leader(KubernetesClient client, Config cluster, LeaseSettings settings)
      throws InterruptedException {
    if (!settings.enabled()) {
      return "no Lease is asked for";
    }
    var lease =
        client
            .leases()
            .inNamespace(settings.namespaceIn(cluster.getNamespace()))
            .withName(settings.name());
    Clock clock = Surroundings.real().clock();
    for (long left = PATIENCE.dividedBy(PAUSE); left > 0; left--) {
      Optional<Lease> held = Optional.ofNullable(lease.get()).filter(l -> renewed(l, clock));
      if (held.isPresent()) {
        return held.get().getSpec().getHolderIdentity() + " leads";
      }
      Thread.sleep(PAUSE);
    }
    throw new IllegalArgumentException(
        "nobody holds the Lease "
            + settings.name()
            + ": see whether the operator's pods are ready, and their log");
  }

  private static boolean renewed(Lease lease, Clock clock) {
    var spec = lease.getSpec();
    return spec.getHolderIdentity() != null
        && !spec.getHolderIdentity().isEmpty()
        && spec.getRenewTime() != null
        && spec.getRenewTime()
            .toInstant()
            .plusSeconds(spec.getLeaseDurationSeconds())
            .isAfter(clock.instant());
  }
}
