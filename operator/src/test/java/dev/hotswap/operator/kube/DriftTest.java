package dev.hotswap.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final Service DESIRED =
      new ServiceBuilder()
          .withNewMetadata()
          .withName("payment-a")
          .addToLabels("hotswap.dev/release", "payment")
          .endMetadata()
          .withNewSpec()
          .addToSelector("hotswap.dev/slot", "a")
          .addNewPort()
          .withName("http")
          .withPort(80)
          .withTargetPort(new IntOrString(8080))
          .withProtocol("TCP")
          .endPort()
          .endSpec()
          .build();

  @Test
  void whatTheApiServerFillsInIsNoDrift() {
    Service live =
        new ServiceBuilder(DESIRED)
            .editMetadata()
            .withResourceVersion("12")
            .addToLabels("team", "shop")
            .endMetadata()
            .editSpec()
            .withClusterIP("10.96.0.7")
            .withType("ClusterIP")
            .editFirstPort()
            .withNodePort(30080)
            .endPort()
            .endSpec()
            .build();

    assertThat(Drift.of(DESIRED, Map.of()).isCurrent(DESIRED, live)).isTrue();
  }

  @Test
  void aChangedValueIsDrift() {
    Service live =
        new ServiceBuilder(DESIRED)
            .editSpec()
            .editFirstPort()
            .withPort(81)
            .endPort()
            .endSpec()
            .build();

    assertThat(Drift.of(DESIRED, Map.of()).isCurrent(DESIRED, live)).isFalse();
  }

  @Test
  void aSelectorIsOnePieceSoAnAddedKeyIsDrift() {
    Service live =
        new ServiceBuilder(DESIRED).editSpec().addToSelector("team", "shop").endSpec().build();

    assertThat(Drift.of(DESIRED, Map.of()).isCurrent(DESIRED, live)).isFalse();
  }

  @Test
  void anAddedPortIsDrift() {
    Service live =
        new ServiceBuilder(DESIRED)
            .editSpec()
            .addNewPort()
            .withName("debug")
            .withPort(6060)
            .endPort()
            .endSpec()
            .build();

    assertThat(Drift.of(DESIRED, Map.of()).isCurrent(DESIRED, live)).isFalse();
  }

  @Test
  void aLostLabelIsDrift() {
    Service live =
        new ServiceBuilder(DESIRED)
            .editMetadata()
            .removeFromLabels("hotswap.dev/release")
            .endMetadata()
            .build();

    assertThat(Drift.of(DESIRED, Map.of()).isCurrent(DESIRED, live)).isFalse();
  }
}
