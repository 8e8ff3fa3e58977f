package dev.hotswap.operator.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.operator.preflight.capacity.NodeTerms;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The required node affinity, as the scheduler reads it. */
class NodeTermsTest {
  private static final Node NODE =
      new NodeBuilder()
          .withNewMetadata()
          .withName("win-1")
          .withLabels(Map.of("disk", "ssd", "cores", "8"))
          .endMetadata()
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {matchExpressions: [{key: disk, operator: In, values: [ssd, nvme]}]}                      | true
          {matchExpressions: [{key: disk, operator: In, values: [hdd]}]}                            | false
          {matchExpressions: [{key: disk, operator: NotIn, values: [hdd]}]}                         | true
          {matchExpressions: [{key: gone, operator: NotIn, values: [hdd]}]}                         | true
          {matchExpressions: [{key: disk, operator: Exists}, {key: gone, operator: DoesNotExist}]}  | true
          {matchExpressions: [{key: disk, operator: Exists}, {key: gone, operator: Exists}]}        | false
          {matchExpressions: [{key: gone, operator: Exists}]}, {matchExpressions: [{key: disk, operator: Exists}]} | true
          {matchExpressions: [{key: cores, operator: Gt, values: ["7"]}]}                           | true
          {matchExpressions: [{key: cores, operator: Gt, values: ["8"]}]}                           | false
          {matchExpressions: [{key: cores, operator: Lt, values: ["9"]}]}                           | true
          {matchExpressions: [{key: disk, operator: Gt, values: ["1"]}]}                            | false
          {matchFields: [{key: metadata.name, operator: In, values: [win-1]}]}                      | true
          {matchFields: [{key: metadata.name, operator: In, values: [win-2]}]}                      | false
          {}                                                                                        | false
          """)
  void aNodeIsAttractedByOneTermThatItFits(String terms, boolean attracted) {
    PodSpec spec =
        new KubernetesSerialization()
            .unmarshal(
                "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                    + " {nodeSelectorTerms: ["
                    + terms
                    + "]}}}",
                PodSpec.class);

    assertThat(NodeTerms.of(spec).attracts(NODE)).isEqualTo(attracted);
  }
}
