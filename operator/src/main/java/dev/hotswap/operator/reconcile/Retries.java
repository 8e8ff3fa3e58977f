package dev.hotswap.operator.reconcile;

import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.loop.ReconcileTimer;
import dev.hotswap.operator.reconcile.signal.Alarms;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a turn that failed again: after 1 s where it is urgent, else after 1 s, 2 s, 4 s, … up to a
 * minute.
 */
final class Retries {
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Predicate<ReleaseKey> urgent;
  private final Alarms alarms;
  private final MeterRegistry registry;
  private final Clock clock;

  /** How long one release waits after its next failure; short again after a turn that succeeds. */
  static final class Delay {
    private final AtomicReference<Duration> last = new AtomicReference<>(Duration.ZERO);

    private Duration next() {
      return last.updateAndGet(Delay::twice);
    }

    private void reset() {
      last.set(Duration.ZERO);
    }

    private static Duration twice(Duration last) {
      Duration doubled = last.isZero() ? FIRST : last.multipliedBy(2);
      return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
  }

  Retries(Predicate<ReleaseKey> urgent, Alarms alarms, MeterRegistry registry, Clock clock) {
    this.urgent = urgent;
    this.alarms = alarms;
    this.registry = registry;
    this.clock = clock;
  }

  /** Takes a turn, and another one later where it fails. */
  void around(Session session, Runnable turn) {
    Timer.Sample sample = Timer.start(registry);
    String outcome = "failure";
    try {
      turn.run();
      session.retry().reset();
      outcome = "success";
    } catch (Throwable e) { // an Error, such as of a spec too deep, must not end its turns for good
      again(session, e);
    } finally {
      sample.stop(ReconcileTimer.of(registry, "gorelease", "reconcile", outcome));
    }
  }

  private void again(Session session, Throwable why) {
    ReleaseKey release = session.key();
    registry.counter("hotswap.reconcile.retries", "controller", "gorelease").increment();
    Duration usual = session.retry().next();
    alarms.atTheLatest(release, clock.instant().plus(usual)); // whatever fails below, it is set
    Duration delay = urgent.test(release) ? FIRST : usual;
    alarms.atTheLatest(release, clock.instant().plus(delay));
    long seconds = delay.toSeconds();
    if (why instanceof KubernetesClientException) {
      LOG.warn("a turn of {} failed; the next in {} s: {}", release, seconds, why.getMessage());
    } else {
      LOG.warn("a turn of {} failed; the next in {} s", release, seconds, why);
    }
  }
}
