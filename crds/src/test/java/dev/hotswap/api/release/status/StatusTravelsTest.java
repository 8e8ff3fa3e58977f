package dev.hotswap.api.release.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.condition.Condition;
import dev.hotswap.api.condition.ConditionStatus;
import dev.hotswap.api.policy.HotSwapPolicySpec;
import dev.hotswap.api.policy.SwapMode;
import dev.hotswap.api.wire.ExactSpan;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Status is all that survives a restart: it must come back exactly as it was written. */
class StatusTravelsTest {
  private static final Instant AT = Instant.parse("2026-11-23T04:05:06.123456789Z");
  private static final Timeline TIMES = new Timeline(AT, AT, AT, AT);

  private static final Serving STABLE =
      new Serving(
          "1a2b",
          "1.0.0",
          "a",
          new Host("0f0f", "0.9.0"),
          Map.of("payment", "payment@sha256:1a"),
          "41ab");

  private static final GoReleaseStatus FULL =
      new GoReleaseStatus(
          1,
          7L,
          Phase.SHIFTING,
          "10 % of requests go to 2.0.0",
          "2/4",
          8,
          "hotswap.dev/release=payment",
          new Weights("a", "b", 10, 90, 10, AT),
          "41ab",
          "payment-b",
          STABLE,
          attempt(),
          new Retained(STABLE, AT, new FrozenPolicy("careful", policy(), SkippedParts.STEPS)),
          List.of(new RejectedRevision("9f8e", "1.9.0", AT, "38 of 190 requests failed")),
          List.of(
              new HistoryEntry(
                  "9f8e",
                  "1.9.0",
                  Outcome.ROLLED_BACK,
                  AT,
                  AT,
                  TIMES,
                  "38 of 190 failed",
                  List.of("MutableTag: latest"))),
          "monday",
          List.of(new Announcement("1a2b/step/1", "step.passed", false, "step 1 passed", AT)),
          new Deletion(AT, AT, false),
          new Learned(
              AT,
              List.of(
                  new LearnedMetric(
                      "errors",
                      "errors",
                      86_400_000_000L,
                      86_399_999L,
                      List.of(1L, 2L, 3L, 4L, 5L),
                      List.of(0L, 0L, 0L, 0L, 0L),
                      List.of(1_000L, 2_500L, 0L, 40_000L, 1_600_000L)))),
          List.of(
              new Condition(
                  "Reconciling", ConditionStatus.TRUE, 7L, AT, "Shifting", "10 % to 2.0.0")));

  private static Attempt attempt() {
    return new Attempt(
        AttemptKind.UPGRADE,
        "3c4d",
        "2.0.0",
        "a",
        "b",
        SwapMode.POD_REPLACE,
        new FrozenPolicy("careful", policy(), SkippedParts.STEPS),
        4,
        AT,
        Map.of("payment", "payment@sha256:3c"),
        "41ab",
        List.of("ExecProbe: leaks"),
        AT,
        List.of(new CounterTotal("gw-0/1", "a", "errors", 1_000_000_007L, 3L)),
        new Stage(
            StageName.SHIFTING,
            AT,
            2,
            "tenth",
            AT,
            ExactSpan.of(Duration.ofNanos(61_000_000_001L)),
            false,
            null,
            null,
            null,
            null,
            null,
            null,
            null),
        new Breach(BreachCause.BREACH, "errors", "38 of 190 requests failed", AT),
        TIMES);
  }

  private static HotSwapPolicySpec policy() {
    return Serialization.unmarshal(
        """
        steps:
        - {name: tenth, setWeight: 10, pause: {duration: 2m}}
        - {name: ask, pause: {}}
        analysis:
          metrics:
          - {name: errors, errorRate: {max: 5%}}
          - {name: p99, latency: {max: 1s}}
        """,
        HotSwapPolicySpec.class);
  }

  @Test
  void toTheLastNanosecond() {
    assertThat(throughJson(FULL)).isEqualTo(FULL);
  }

  @Test
  void asMomentsThatPeopleCanRead() {
    assertThat(Serialization.asJson(FULL))
        .contains("\"startedAt\":\"2026-11-23T04:05:06.123456789Z\"");
  }

  @Test
  void withoutWhatIsAbsent() {
    var nothing = throughJson(Serialization.unmarshal("{}", GoReleaseStatus.class));

    assertThat(Serialization.asJson(nothing)).isEqualTo("{}");
  }

  private static GoReleaseStatus throughJson(GoReleaseStatus status) {
    return Serialization.unmarshal(Serialization.asJson(status), GoReleaseStatus.class);
  }
}
