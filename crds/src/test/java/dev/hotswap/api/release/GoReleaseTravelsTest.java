package dev.hotswap.api.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.policy.HotSwapPolicy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GoReleaseTravelsTest {
  private static final Path CAREFUL = Path.of("../docs/examples/careful.yaml");

  @Test
  void anExampleComesBackAsItWasWritten() throws IOException {
    String[] documents = Files.readString(CAREFUL).split("\n---\n", -1);
    HotSwapPolicy policy = Serialization.unmarshal(documents[0], HotSwapPolicy.class);
    GoRelease release = Serialization.unmarshal(documents[1], GoRelease.class);

    assertThat(again(policy).getSpec()).isEqualTo(policy.getSpec());
    assertThat(again(release).getSpec()).isEqualTo(release.getSpec());
  }

  @Test
  void fieldsOfANewerVersionAreSteppedOver() {
    GoRelease release =
        Serialization.unmarshal(
            "spec: {version: '1', service: {name: s, colour: red}, mood: good}", GoRelease.class);

    assertThat(release.getSpec().service().name()).isEqualTo("s");
  }

  @Test
  void fieldsOfATemplateThatNobodyReadsAreKept() {
    GoRelease release =
        Serialization.unmarshal(
            "spec: {template: {spec: {containers: [{name: web, novelty: 7}]}}}", GoRelease.class);

    assertThat(Serialization.asYaml(release)).contains("novelty: 7");
  }

  @Test
  void theNamesOfTheKindsAreTheOnesThatPeopleType() {
    assertThat(HasMetadata.getFullResourceName(GoRelease.class))
        .isEqualTo("goreleases.hotswap.dev");
    assertThat(HasMetadata.getFullResourceName(HotSwapPolicy.class))
        .isEqualTo("hotswappolicies.hotswap.dev");
  }

  @SuppressWarnings("unchecked")
  private static <T extends HasMetadata> T again(T object) {
    return (T) Serialization.unmarshal(Serialization.asYaml(object), object.getClass());
  }
}
