package dev.hotswap.operator.preflight.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelMatchTest {
  private static final Map<String, String> LABELS = Map.of("app", "payment", "tier", "web");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | true",
        "matchLabels: {app: payment} | true",
        "matchLabels: {app: payment, tier: db} | false",
        "matchExpressions: [{key: app, operator: In, values: [payment, orders]}] | true",
        "matchExpressions: [{key: app, operator: In, values: [orders]}] | false",
        "matchExpressions: [{key: app, operator: NotIn, values: [orders]}] | true",
        "matchExpressions: [{key: gone, operator: NotIn, values: [orders]}] | true",
        "matchExpressions: [{key: app, operator: NotIn, values: [payment]}] | false",
        "matchExpressions: [{key: app, operator: Exists}] | true",
        "matchExpressions: [{key: gone, operator: Exists}] | false",
        "matchExpressions: [{key: gone, operator: DoesNotExist}] | true",
        "matchExpressions: [{key: app, operator: DoesNotExist}] | false"
      })
  void selectorsMatchAsKubernetesSays(String selector, boolean matches) {
    assertThat(
            LabelMatch.matches(
                new KubernetesSerialization().unmarshal(selector, LabelSelector.class), LABELS))
        .isEqualTo(matches);
  }
}
