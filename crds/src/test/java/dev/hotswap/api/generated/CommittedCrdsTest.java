package dev.hotswap.api.generated;

import dev.hotswap.api.CrdManifest;
import dev.hotswap.api.policy.HotSwapPolicy;
import dev.hotswap.api.release.GoRelease;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CommittedCrdsTest {
  @Test
  void theManifestOfReleasesIsCurrent() throws IOException {
    file(CrdManifest.GO_RELEASE).mustBe(new CrdText(GoRelease.class).yaml());
  }

  @Test
  void theManifestOfPoliciesIsCurrent() throws IOException {
    file(CrdManifest.HOT_SWAP_POLICY).mustBe(new CrdText(HotSwapPolicy.class).yaml());
  }

  private static CommittedFile file(CrdManifest manifest) {
    return new CommittedFile("src/main/resources/" + manifest.resource());
  }
}
