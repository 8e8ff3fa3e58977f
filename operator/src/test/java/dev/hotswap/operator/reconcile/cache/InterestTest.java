package dev.hotswap.operator.reconcile.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.fault.LoggedFaults;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterestTest {
  private static final Pod POD =
      new PodBuilder().withNewMetadata().withName("p").withNamespace("shop").endMetadata().build();

  @Test
  void what_fails_for_one_object_ends_no_watch() {
    Interest<Pod> broken =
        new Interest<Pod>(
                "pods",
                Pod.class,
                Optional.empty(),
                InterestTest::failing,
                (old, fresh) -> failing(old).equals(fresh),
                pod -> Set.of(ResourceID.fromResource(failing(pod))))
            .guarded(new LoggedFaults());

    assertThat(broken.prune().apply(POD)).isSameAs(POD);
    assertThat(broken.matters().test(POD, POD)).isTrue();
    assertThat(broken.concerns().apply(POD)).isEqualTo(Set.of());
  }

  private static Pod failing(Pod pod) {
    throw new IllegalStateException("played for " + pod.getMetadata().getName());
  }
}
