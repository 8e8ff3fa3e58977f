package dev.hotswap.operator.app.settings;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How several operators agree on the one that acts. */
public record LeaseSettings(
    @About("Whether to agree at all; without, exactly one operator may run.") @Default("true")
        boolean enabled,
    @About("Namespace of the Lease; left out: the operator's own.") Optional<String> namespace,
    @About("Name of the Lease.") @Default("hotswap-operator") String name,
    @About(
            "Who holds it; left out: the host's name, which in a pod is the pod's name. A container"
                + " that restarts under the same name leads again at once.")
        Optional<String> holder,
    @About("How long a Lease that is not renewed keeps others out.") @Default("9s")
        Duration duration,
    @About("How long a leader tries to renew before it ends itself.") @Default("6s")
        Duration renewDeadline,
    @About("Time between two attempts to get or renew the Lease.") @Default("2s")
        Duration retryPeriod) {
  public LeaseSettings {
    if (duration.compareTo(renewDeadline) <= 0 || renewDeadline.compareTo(retryPeriod) <= 0) {
      throw new IllegalArgumentException(
          "duration "
              + duration.toMillis()
              + "ms, renewDeadline "
              + renewDeadline.toMillis()
              + "ms and retryPeriod "
              + retryPeriod.toMillis()
              + "ms must each be longer than the next");
    }
    if (duration.toMillis() % 1000 != 0) {
      throw new IllegalArgumentException(
          "duration is " + duration.toMillis() + "ms: a Lease counts whole seconds");
    }
  }

  /**
   * The namespace of the Lease.
   *
   * @param own the operator's own, as it knows it
   */
  public String namespaceIn(@Nullable String own) {
    return namespace.or(() -> Optional.ofNullable(own)).orElse("default");
  }
}
