package dev.hotswap.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.apiserver.FakeApiServer;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.access.User;
import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.FaultPlan;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplyTest {
  private static final Owner OWNER =
      new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "u-1");
  private static final Owner REBORN =
      new Owner("hotswap.dev/v1alpha1", "GoRelease", "shop", "payment", "u-2");

  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final Apply apply = new Apply(client, Map.of());

  @BeforeEach
  void namespace() {
    server.createNamespace("shop");
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void whatIsMissingIsMadeAndThenLeftAlone() {
    Applied<Service> first = apply.apply(OWNER, service(80), Optional.empty());
    Applied<Service> second = apply.apply(OWNER, service(80), first.live());

    assertThat(first).isInstanceOf(Applied.Written.class);
    assertThat(second).isInstanceOf(Applied.Unchanged.class);
    assertThat(first.trouble()).isEmpty();
  }

  @Test
  void whatChangedIsWrittenUnderTheOneFieldManager() {
    Optional<Service> known = apply.apply(OWNER, service(80), Optional.empty()).live();

    Service live = apply.apply(OWNER, service(81), known).live().orElseThrow();

    assertThat(live.getSpec().getPorts())
        .singleElement()
        .satisfies(p -> assertThat(p.getPort()).isEqualTo(81));
    assertThat(live.getMetadata().getManagedFields())
        .extracting(entry -> entry.getManager() + "/" + entry.getOperation())
        .contains(Apply.FIELD_MANAGER + "/Apply");
  }

  @Test
  void anObjectThatTheCacheDoesNotKnowIsFoundBeforeItIsTakenOver() {
    client.resource(foreign()).create();

    Applied<Service> refused = apply.apply(OWNER, service(80), Optional.empty());

    assertThat(refused).isEqualTo(new Applied.Foreign<>("Service payment-a", Optional.empty()));
    assertThat(refused.trouble().orElseThrow()).startsWith("Service payment-a exists and is not");
    assertThat(live().getSpec().getSelector()).containsEntry("app", "theirs");
  }

  @Test
  void whatNobodySawIsMadeOnlyWhereThereIsNothing() {
    client.resource(foreign()).create();
    FaultPlan.Handle blind =
        server
            .faults()
            .plan(new Fault.Stale(1), RequestMatch.of("get", "services"), new Frequency.Always());

    assertThat(apply.apply(OWNER, service(80), Optional.empty()))
        .as("a leader whose look was too early")
        .isInstanceOf(Applied.Conflict.class);
    blind.remove();
    assertThat(live().getMetadata().getOwnerReferences()).isEmpty();
    assertThat(live().getSpec().getSelector()).containsEntry("app", "theirs");
  }

  @Test
  void whatIsMadeBelongsToApplyAlone() {
    apply.applyOver(OWNER, service(80), Optional.empty());

    assertThat(live().getMetadata().getManagedFields())
        .extracting(entry -> entry.getManager() + "/" + entry.getOperation())
        .containsExactly(Apply.FIELD_MANAGER + "/Apply");
  }

  @Test
  void aReleaseOfTheSameNameOwnsNothingOfItsPredecessor() {
    Optional<Service> known = apply.apply(OWNER, service(80), Optional.empty()).live();

    assertThat(apply.apply(REBORN, service(81), known))
        .isEqualTo(new Applied.Foreign<>("Service payment-a", Optional.of("GoRelease payment")));
    assertThat(apply.delete(REBORN, known.orElseThrow())).isInstanceOf(Applied.Foreign.class);
    assertThat(apply.merge(REBORN, known.orElseThrow(), "{}")).isInstanceOf(Applied.Foreign.class);
  }

  @Test
  void anObjectMadeAgainBySomebodyElseIsAConflict() {
    // Given: the cache still has ours, the cluster has theirs
    Optional<Service> known = apply.apply(OWNER, service(80), Optional.empty()).live();
    client.resource(known.orElseThrow()).delete();
    client.resource(foreign()).create();

    assertThat(apply.apply(OWNER, service(81), known)).isInstanceOf(Applied.Conflict.class);
    assertThat(live().getSpec().getSelector()).containsEntry("app", "theirs");
  }

  @Test
  void aFencedWriteOverSomethingNewerIsAConflict() {
    Optional<Service> read = apply.apply(OWNER, service(80), Optional.empty()).live();
    apply.apply(OWNER, service(81), read);

    assertThat(apply.applyOver(OWNER, service(82), read)).isInstanceOf(Applied.Conflict.class);
    assertThat(apply.applyOver(OWNER, service(82), Optional.empty()))
        .isInstanceOf(Applied.Conflict.class);
    assertThat(apply.applyOver(OWNER, service(82), Optional.of(live())))
        .isInstanceOf(Applied.Written.class);
  }

  @Test
  void aFencedObjectThatSomebodyMakesWhileItIsBeingMadeIsAConflict() {
    apply.apply(OWNER, service(80), Optional.empty());
    server.faults().next(new Fault.Stale(1), RequestMatch.of("get", "services"));

    assertThat(apply.applyOver(OWNER, service(81), Optional.empty()))
        .isInstanceOf(Applied.Conflict.class);
    assertThat(live().getSpec().getPorts().getFirst().getPort()).isEqualTo(80);
  }

  @Test
  void whoSleptNeitherScalesNorDeletesNorChangesWhatBecameOfItMeanwhile() {
    Service read = apply.apply(OWNER, service(80), Optional.empty()).live().orElseThrow();
    apply.apply(OWNER, service(81), Optional.of(read));

    assertThat(apply.merge(OWNER, read, "{\"spec\":{\"sessionAffinity\":\"ClientIP\"}}"))
        .isInstanceOf(Applied.Conflict.class);
    assertThat(apply.delete(OWNER, read)).isInstanceOf(Applied.Conflict.class);
    assertThat(apply.apply(OWNER, service(82), Optional.of(read)))
        .isInstanceOf(Applied.Conflict.class);

    assertThat(live().getSpec().getSessionAffinity()).isEqualTo("None");
    assertThat(apply.merge(OWNER, live(), "{\"spec\":{\"sessionAffinity\":\"ClientIP\"}}"))
        .isInstanceOf(Applied.Written.class);
    assertThat(apply.delete(OWNER, live())).isEqualTo(new Applied.Gone<>());
    assertThat(apply.delete(OWNER, read)).as("gone already").isEqualTo(new Applied.Gone<>());
  }

  @Test
  void whatIsDiscardedMayHaveChangedButIsTheSameObject() {
    Service read = apply.apply(OWNER, service(80), Optional.empty()).live().orElseThrow();
    apply.apply(OWNER, service(81), Optional.of(read));
    assertThat(apply.discard(OWNER, read)).isEqualTo(new Applied.Gone<>());

    apply.apply(OWNER, service(82), Optional.empty());
    assertThat(apply.discard(OWNER, read)).isInstanceOf(Applied.Conflict.class);
  }

  @Test
  void whatNeverChangesIsMadeOnceAndNeverComparedAgain() {
    Applied<Service> first = apply.create(OWNER, service(80));
    Applied<Service> second = apply.create(OWNER, service(81));

    assertThat(first).isInstanceOf(Applied.Written.class);
    assertThat(second).isInstanceOf(Applied.Unchanged.class);
    assertThat(apply.create(REBORN, service(81))).isInstanceOf(Applied.Foreign.class);
  }

  @Test
  void aMergeChangesItsFieldsAndNoOther() {
    Optional<Service> known = apply.apply(OWNER, service(80), Optional.empty()).live();

    apply.merge(OWNER, known.orElseThrow(), "{\"spec\":{\"sessionAffinity\":\"ClientIP\"}}");

    assertThat(live().getSpec().getSessionAffinity()).isEqualTo("ClientIP");
    assertThat(live().getSpec().getPorts()).hasSize(1);
  }

  @Test
  void whatIsDeletedTwiceIsGone() {
    Service known = apply.apply(OWNER, service(80), Optional.empty()).live().orElseThrow();

    assertThat(apply.delete(OWNER, known)).isInstanceOf(Applied.Gone.class);
    assertThat(apply.delete(OWNER, known)).isInstanceOf(Applied.Gone.class);
  }

  @Test
  void aMissingRightIsSaid() {
    User reader = User.named("reader");
    server.grant(
        reader, new PolicyRule(List.of("get"), List.of(""), List.of("services"), List.of()));
    try (KubernetesClient limited = server.client(reader)) {
      assertThat(new Apply(limited, Map.of()).apply(OWNER, service(80), Optional.empty()))
          .isInstanceOfSatisfying(
              Applied.Forbidden.class,
              refused -> assertThat(refused.detail()).contains("services").contains("reader"));
    }
  }

  @Test
  void aFaultOfTheServerIsNoConflictAndCanPass() {
    server.faults().next(Fault.refuse(500), RequestMatch.any().verb("patch"));

    assertThat(apply.apply(OWNER, service(80), Optional.empty()))
        .isInstanceOfSatisfying(
            Applied.Failed.class, failed -> assertThat(failed.transientFault()).isTrue());
    assertThat(apply.apply(OWNER, service(80), Optional.empty()))
        .isInstanceOf(Applied.Written.class);
  }

  @Test
  void anAnswerThatNeverCameIsNoAnswer() {
    server.faults().next(new Fault.BreakBefore(), RequestMatch.any().verb("patch"));

    assertThat(apply.apply(OWNER, service(80), Optional.empty()))
        .isInstanceOfSatisfying(
            Applied.Failed.class,
            failed -> {
              assertThat(failed.code()).isZero();
              assertThat(failed.transientFault()).isTrue();
            });
  }

  @Test
  void anObjectThatTheServerRefusesCannotPassLater() {
    server.faults().next(Fault.refuse(422), RequestMatch.any().verb("patch"));

    assertThat(apply.apply(OWNER, service(80), Optional.empty()))
        .isInstanceOfSatisfying(
            Applied.Failed.class, failed -> assertThat(failed.transientFault()).isFalse());
  }

  private Service live() {
    return client.services().inNamespace("shop").withName("payment-a").get();
  }

  private static Service foreign() {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName("payment-a")
        .withNamespace("shop")
        .endMetadata()
        .withNewSpec()
        .addToSelector("app", "theirs")
        .addNewPort()
        .withPort(80)
        .endPort()
        .endSpec()
        .build();
  }

  private static Service service(int port) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName("payment-a")
        .withNamespace("shop")
        .withOwnerReferences(OWNER.reference())
        .endMetadata()
        .withNewSpec()
        .addToSelector("app", "ours")
        .addNewPort()
        .withName("http")
        .withPort(port)
        .withProtocol("TCP")
        .endPort()
        .endSpec()
        .build();
  }
}
