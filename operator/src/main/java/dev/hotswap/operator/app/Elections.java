package dev.hotswap.operator.app;

import dev.hotswap.core.release.state.EventName;
import dev.hotswap.operator.app.leader.Candidacy;
import dev.hotswap.operator.app.leader.Leadership;
import dev.hotswap.operator.app.settings.LeaseSettings;
import dev.hotswap.operator.loop.Heartbeats;
import dev.hotswap.operator.report.EventLog;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands for leader as the settings say. */
final class Elections {
  /** One attempt takes much less. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(1);

  private Elections() {}

  /** Who this operator is: the configured name, else the host's, which a restart keeps. */
  static String holder(LeaseSettings lease) {
    return lease
        .holder()
        .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")).filter(name -> !name.isBlank()))
        .orElseGet(Elections::hostName);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "this host has no name: set lease.holder to a name that a restart keeps", e);
    }
  }

  /**
   * Stands.
   *
   * @param leads told whether this operator leads
   * @param begin what to do first as a leader
   * @param lost what to do when somebody else leads against our will
   */
  static void start(
      LeaseSettings lease,
      Config cluster,
      EventLog log,
      AtomicBoolean leads,
      Runnable begin,
      Runnable lost,
      Heartbeats heartbeats,
      Parts parts) {
    String holder = holder(lease);
    KubernetesClient client = parts.add(Clients.forLease(cluster, lease.retryPeriod()));
    var threads = parts.add(Executors.newVirtualThreadPerTaskExecutor());
    var candidacy =
        new Candidacy(
            lease.namespaceIn(cluster.getNamespace()),
            lease.name(),
            holder,
            lease.duration(),
            lease.renewDeadline(),
            lease.retryPeriod());
    Runnable acquired =
        () -> {
          leads.set(true);
          log.write(EventName.LEADER_ACQUIRED, false, holder + " leads");
          begin.run();
        };
    Runnable over =
        () -> {
          leads.set(false);
          log.write(EventName.LEADER_LOST, true, holder + " no longer leads and ends");
          lost.run();
        };
    Runnable tick = heartbeats.beginElsewhere("lease", LONGEST_ATTEMPT.plus(lease.retryPeriod()));
    parts.add(new Leadership(client, candidacy, threads, tick, acquired, over)).start();
  }
}
