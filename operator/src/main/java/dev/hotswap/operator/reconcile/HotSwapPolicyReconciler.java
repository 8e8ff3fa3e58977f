package dev.hotswap.operator.reconcile;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.condition.ConditionStatus;
import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.api.policy.HotSwapPolicyStatus;
import dev.hotswap.operator.fault.FaultBarrier;
import dev.hotswap.operator.fault.Task;
import dev.hotswap.operator.reconcile.mapping.PolicyMapping;
import dev.hotswap.operator.reconcile.mapping.PolicyReading;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** Says of each policy whether releases can use it: one condition, Ready. */
public final class HotSwapPolicyReconciler implements Reconciler<HotSwapPolicy> {
  private static final Duration STANDING_BY = Duration.ofSeconds(10);

  /** However many policies there are, they leave room for releases' requests. */
  private static final int AT_ONCE = 4;

  private final KubernetesClient client;
  private final BooleanSupplier leading;
  private final FaultBarrier faults;
  private final Clock clock;
  private final Semaphore atOnce = new Semaphore(AT_ONCE);

  /** Writes through this client while {@code leading} says so. */
  public HotSwapPolicyReconciler(
      KubernetesClient client, BooleanSupplier leading, FaultBarrier faults, Clock clock) {
    this.client = client;
    this.leading = leading;
    this.faults = faults;
    this.clock = clock;
  }

  @Override
  public UpdateControl<HotSwapPolicy> reconcile(
      HotSwapPolicy policy, Context<HotSwapPolicy> context) {
    if (!leading.getAsBoolean()) {
      return UpdateControl.<HotSwapPolicy>noUpdate().rescheduleAfter(STANDING_BY);
    }
    HotSwapPolicyStatus status = status(policy);
    if (!status.equals(policy.getStatus())) {
      atOnce.acquireUninterruptibly();
      try {
        StatusPatch.send(client, fresh(policy, status));
      } finally {
        atOnce.release();
      }
    }
    return UpdateControl.noUpdate();
  }

  private HotSwapPolicyStatus status(HotSwapPolicy policy) {
    return new HotSwapPolicyStatus(
        policy.getMetadata().getGeneration(),
        List.of(
            switch (reading(policy)) {
              case PolicyReading.Usable usable ->
                  ready(policy, ConditionStatus.TRUE, "Usable", "releases can use this policy");
              case PolicyReading.Unusable(String sentence) ->
                  ready(policy, ConditionStatus.FALSE, "Unusable", sentence);
            }));
  }

  private PolicyReading reading(HotSwapPolicy policy) {
    return faults.guard(
        Task.POLICY,
        policy.getMetadata().getNamespace() + "/" + policy.getMetadata().getName(),
        () -> PolicyMapping.read(policy),
        fault -> new PolicyReading.Unusable(fault.sentence()));
  }

  private Condition ready(
      HotSwapPolicy policy, ConditionStatus status, String reason, String message) {
    Instant changed =
        Optional.ofNullable(policy.getStatus())
            .map(HotSwapPolicyStatus::conditions)
            .orElse(List.of())
            .stream()
            .filter(old -> old.type().equals("Ready") && old.status() == status)
            .map(Condition::lastTransitionTime)
            .findFirst()
            .orElse(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return new Condition(
        "Ready", status, policy.getMetadata().getGeneration(), changed, reason, message);
  }

  private static HotSwapPolicy fresh(HotSwapPolicy read, HotSwapPolicyStatus status) {
    var fresh = new HotSwapPolicy();
    fresh.setMetadata(StatusPatch.identity(read));
    fresh.setStatus(status);
    return fresh;
  }
}
