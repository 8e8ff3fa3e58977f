package dev.hotswap.operator.kube.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.wire.RawTree;
import io.fabric8.istio.api.networking.v1.DestinationRule;
import io.fabric8.istio.api.networking.v1.DestinationRuleList;
import io.fabric8.istio.api.networking.v1.VirtualService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LenientSerializationTest {
  private final List<HasMetadata> unread = new ArrayList<>();
  private final KubernetesSerialization answers = LenientSerialization.telling(unread::add);

  @Test
  void aListGoesOnBehindAnObjectThatDoesNotFit() {
    var list =
        answers.unmarshal(
            "{\"apiVersion\":\"networking.istio.io/v1\",\"kind\":\"DestinationRuleList\",\"metadata\":{\"resourceVersion\":\"7\"},\"items\":["
                + rule("bad", "4294967295")
                + ","
                + rule("good", "5")
                + "]}",
            DestinationRuleList.class);

    assertThat(list.getItems())
        .extracting(rule -> rule.getMetadata().getName())
        .containsExactly("bad", "good");
    assertThat(list.getItems().getFirst().getSpec().getHost()).isEqualTo("payment-a");
    assertThat(list.getItems().getFirst().getSpec().getTrafficPolicy().getOutlierDetection())
        .isNotNull();
    assertThat(UnreadableParts.of(list.getItems().getFirst()))
        .containsExactly(
            "spec.trafficPolicy.outlierDetection.consecutive5xxErrors is 4294967295: expected a"
                + " whole number up to 2147483647");
    assertThat(UnreadableParts.of(list.getItems().getLast())).isEmpty();
    assertThat(unread).hasSize(1);
  }

  @Test
  void aWatchGoesOnBehindIt() {
    var event = (DestinationRule) event(rule("bad", "4294967295"));

    assertThat(UnreadableParts.of(event)).hasSize(1);
    assertThat(event.getSpec().getHost()).isEqualTo("payment-a");
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 900, 9_000})
  void nestingEndsNothing(int levels) {
    String deep = "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);

    var release =
        (GoRelease)
            event(
                "{\"apiVersion\":\"hotswap.dev/v1alpha1\",\"kind\":\"GoRelease\",\"metadata\":{\"name\":\"r\",\"managedFields\":[{\"fieldsV1\":"
                    + deep
                    + "}]},\"spec\":{\"version\":\"1\",\"template\":{\"x\":"
                    + deep
                    + "}}}");
    var kept =
        (ControllerRevision)
            event(
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"ControllerRevision\",\"metadata\":{\"name\":\"k\"},\"data\":"
                    + deep
                    + "}");
    var route =
        (VirtualService)
            event(
                "{\"apiVersion\":\"networking.istio.io/v1\",\"kind\":\"VirtualService\",\"metadata\":{\"name\":\"v\"},\"spec\":{\"hosts\":[\"h\"]},\"status\":"
                    + deep
                    + "}");

    assertThat(template(release)).contains(deep);
    assertThat(UnreadableParts.of(release)).isEmpty();
    assertThat(kept.getMetadata().getName()).isEqualTo("k");
    assertThat(UnreadableParts.of(kept)).hasSize(1);
    assertThat(route.getSpec().getHosts()).containsExactly("h");
    assertThat(answers.asJson(kept)).hasSizeLessThan(2_000);
  }

  @Test
  void aNumberOfManyDigitsEndsNothing() {
    var release =
        (GoRelease)
            event(
                "{\"apiVersion\":\"hotswap.dev/v1alpha1\",\"kind\":\"GoRelease\",\"metadata\":{\"name\":\"r\"},\"spec\":{\"version\":\"1\",\"template\":{\"x\":"
                    + "9".repeat(1_001)
                    + "}}}");

    assertThat(template(release)).contains("9".repeat(1_001));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"weights\":{\"percent\":5000000000}",
        "\"schema\":99999999999",
        "\"attempt\":{\"startedAt\":\"some time\"}",
        "\"conditions\":[{\"observedGeneration\":1e30}]",
        "\"phase\":\"Nowhere\""
      })
  void ofAStatusNothingIsLeftWhereOneFieldDoesNotFit(String field) {
    var release =
        (GoRelease)
            event(
                "{\"apiVersion\":\"hotswap.dev/v1alpha1\",\"kind\":\"GoRelease\",\"metadata\":{\"name\":\"r\"},\"spec\":{\"version\":\"1\"},\"status\":{\"message\":\"m\","
                    + field
                    + "}}");

    assertThat(release.getStatus()).isNull();
    assertThat(release.getSpec().version()).isEqualTo("1");
    assertThat(UnreadableParts.of(release)).singleElement().asString().startsWith("status.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "\"text\"", "[]", "{\"containers\":7}", "{\"containers\":[[]]}"})
  void whatNobodyCanReadLeavesItsNameBehind(String spec) {
    KubernetesResourceList<?> pods =
        answers.unmarshal(
            "{\"apiVersion\":\"v1\",\"kind\":\"PodList\",\"metadata\":{},\"items\":[{\"metadata\":{\"name\":\"p\",\"hotswapUnreadable\":[\"forged\"]},\"spec\":"
                + spec
                + "},{\"metadata\":{\"name\":\"q\",\"hotswapUnreadable\":[\"forged\"]}}]}",
            PodList.class);

    assertThat(pods.getItems())
        .extracting(pod -> ((HasMetadata) pod).getMetadata().getName())
        .containsExactly("p", "q");
    assertThat(UnreadableParts.of((HasMetadata) pods.getItems().getFirst())).hasSize(1);
    assertThat(UnreadableParts.of((HasMetadata) pods.getItems().getLast())).isEmpty();
  }

  private static String template(GoRelease release) {
    return Optional.ofNullable(release.getSpec().template()).map(RawTree::json).orElse("");
  }

  private Object event(String object) {
    return answers
        .unmarshal("{\"type\":\"ADDED\",\"object\":" + object + "}", WatchEvent.class)
        .getObject();
  }

  private static String rule(String name, String errors) {
    return "{\"apiVersion\":\"networking.istio.io/v1\",\"kind\":\"DestinationRule\",\"metadata\":{\"name\":\""
        + name
        + "\"},\"spec\":{\"host\":\"payment-a\",\"trafficPolicy\":{\"outlierDetection\":{\"consecutive5xxErrors\":"
        + errors
        + "}}}}";
  }
}
