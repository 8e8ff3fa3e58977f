package dev.hotswap.api.generated;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hotswap.api.CrdManifest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CommittedReferenceTest {
  @Test
  void thePageOfReleasesIsCurrent() throws IOException {
    assertCurrent("gorelease.md", CrdManifest.GO_RELEASE);
  }

  @Test
  void thePageOfPoliciesIsCurrent() throws IOException {
    assertCurrent("hotswappolicy.md", CrdManifest.HOT_SWAP_POLICY);
  }

  private static void assertCurrent(String page, CrdManifest manifest) throws IOException {
    var crd = new YAMLMapper().readTree(manifest.yaml());

    new CommittedFile("../docs/reference/" + page).mustBe(new ReferencePage(crd).markdown());
  }
}
