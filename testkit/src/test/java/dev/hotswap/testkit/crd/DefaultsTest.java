package dev.hotswap.testkit.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.api.policy.HotSwapPolicySpec;
import dev.hotswap.api.release.GoReleaseSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records fill in what is absent; the API server does too, and both must agree. */
class DefaultsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{steps: [{name: a, setWeight: 1}]}",
        "{steps: [{name: a}], swap: {}, candidate: {}, rollback: {}}",
        "{steps: [{name: a}], analysis: {metrics: [{name: e}], noData: {}, insufficientEvidence: {}}}"
      })
  void ofAPolicy(String spec) throws Exception {
    ObjectNode policy = (ObjectNode) Yaml.parse("{kind: HotSwapPolicy, spec: " + spec + "}");

    assertThat(read(Kinds.validatorOf(policy).admit(policy), HotSwapPolicySpec.class))
        .isEqualTo(read(policy, HotSwapPolicySpec.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{version: '1', policyRef: {name: p}, service: {name: s}, traffic: {routes: []}}",
        "{version: '1', policyRef: {name: p}, service: {name: s}, nodePool: {}}",
      })
  void ofARelease(String spec) throws Exception {
    ObjectNode release = (ObjectNode) Yaml.parse("{kind: GoRelease, spec: " + spec + "}");

    assertThat(read(Kinds.validatorOf(release).admit(release), GoReleaseSpec.class))
        .isEqualTo(read(release, GoReleaseSpec.class));
  }

  private static <T> T read(ObjectNode object, Class<T> type) throws Exception {
    return MAPPER.treeToValue(object.get("spec"), type);
  }
}
