package dev.hotswap.api.generated;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.api.release.GoRelease;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CommittedReferenceTest {
  @Test
  void thePageOfReleasesIsCurrent() throws IOException {
    assertCurrent("gorelease.md", GoRelease.class);
  }

  @Test
  void thePageOfPoliciesIsCurrent() throws IOException {
    assertCurrent("hotswappolicy.md", HotSwapPolicy.class);
  }

  private static void assertCurrent(String page, Class<? extends CustomResource<?, ?>> kind)
      throws IOException {
    var crd = new YAMLMapper().readTree(new CrdText(kind).yaml());

    new CommittedFile("../docs/reference/" + page).mustBe(new ReferencePage(crd).markdown());
  }
}
