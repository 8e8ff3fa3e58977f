package dev.hotswap.operator.reconcile.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hotswap.api.CrdManifest;
import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.status.GoReleaseStatus;
import dev.hotswap.core.analysis.Baseline;
import dev.hotswap.core.analysis.SpreadSums;
import dev.hotswap.core.release.state.ReleaseState;
import dev.hotswap.core.report.Condition;
import dev.hotswap.core.report.ConditionType;
import dev.hotswap.core.report.Reason;
import dev.hotswap.core.report.Report;
import dev.hotswap.core.testing.Seeds;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.metrics.watch.Remembered;
import dev.hotswap.operator.reconcile.mapping.RandomState.Texts;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever pods, gateways and people say, status is one that the API server takes. */
class StatusBoundsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final int MOST_ITEMS = 200;
  private static final List<String> CHARACTERS =
      List.of("a", "\"", "\\", "\u0001", "\n", "ä", "千", "💣", "<", "\u0085");

  private static final JsonNode SCHEMA =
      new KubernetesSerialization()
          .unmarshal(CrdManifest.GO_RELEASE.yaml(), JsonNode.class)
          .at("/spec/versions/0/schema/openAPIV3Schema/properties/status");

  @Test
  void every_field_is_within_its_schema_and_all_of_them_within_a_mebibyte() {
    long seed = Seeds.seed(7);
    for (int i = 0; i < Seeds.histories(40); i++) {
      Random random = Seeds.random(seed + i);
      GoReleaseStatus status = written(hostile(random), random);

      List<String> wrong = new ArrayList<>();
      compare(Json.tree(status), SCHEMA, "status", wrong);
      assertThat(wrong).as("seed %d", seed + i).isEmpty();
      assertThat(Json.tree(status).toString().getBytes(UTF_8))
          .as("seed %d", seed + i)
          .hasSizeLessThan(StatusFactory.MOST_BYTES);
    }
  }

  @Test
  void what_was_cut_once_stays_as_it_is() {
    long seed = Seeds.seed(7);
    for (int i = 0; i < Seeds.histories(40); i++) {
      Random random = Seeds.random(seed + i);
      RandomState states = hostile(random);
      GoReleaseStatus once = written(states, random);
      if (MemoryMapping.read(once) instanceof MemoryMapping.Remembered(ReleaseState again)) {
        GoRelease release = release();
        release.setStatus(once);

        GoReleaseStatus twice =
            StatusFactory.make(
                release, again, report(random), Observed.fine(states.policies(), 4), NOON);

        assertThat(twice.attempt()).as("seed %d", seed + i).isEqualTo(once.attempt());
        assertThat(twice.history()).isEqualTo(once.history());
        assertThat(twice.rejectedRevisions()).isEqualTo(once.rejectedRevisions());
        assertThat(twice.outbox()).isEqualTo(once.outbox());
        assertThat(twice.stable()).isEqualTo(once.stable());
        assertThat(twice.lastToken()).isEqualTo(once.lastToken());
      }
    }
  }

  private static RandomState hostile(Random random) {
    return new RandomState(
        random,
        new Texts(
            () -> text(random, random.nextInt(8) == 0 ? 40_000 : 200),
            most -> text(random, most - 10),
            random.nextBoolean() ? MOST_ITEMS : 4));
  }

  private static String text(Random random, int most) {
    return CHARACTERS
        .get(random.nextInt(CHARACTERS.size()))
        .repeat(1 + random.nextInt(Math.max(1, most / 2)));
  }

  private static GoReleaseStatus written(RandomState states, Random random) {
    ReleaseState state = states.state();
    Map<String, Baseline> learned = new HashMap<>();
    SpreadSums sums = new SpreadSums(9e18, 9e18, 9e18, 9e18, 9e18);
    IntStream.range(0, 60)
        .mapToObj(i -> text(random, 3_000))
        .forEach(
            text -> learned.put(text, new Baseline(text + " of " + text, sums, sums, sums, 1, 1)));
    List<String> sentences =
        IntStream.range(0, 50).mapToObj(i -> text(random, 3_000)).distinct().toList();
    return StatusFactory.make(
        release(),
        state,
        report(random),
        new Observed(
            states.policies(),
            random.nextInt(),
            sentences,
            sentences,
            sentences,
            sentences,
            Optional.of(new Remembered(NOON, learned)),
            Optional.of(text(random, 300_000))),
        NOON);
  }

  /** Every condition there is, each with as many words as anybody can think of. */
  private static Report report(Random random) {
    return new Report(
        ReleaseState.NEW.phase(),
        text(random, 100_000),
        Arrays.stream(ConditionType.values())
            .map(
                type ->
                    new Condition(
                        type,
                        Condition.Status.TRUE,
                        one(Reason.values(), random),
                        text(random, 100_000)))
            .toList());
  }

  private static <T> T one(T[] all, Random random) {
    return all[random.nextInt(all.length)];
  }

  private static GoRelease release() {
    var release = new GoRelease();
    release.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName("p".repeat(50))
            .withGeneration(3L)
            .build());
    return release;
  }

  /** What the API server compares, as far as lengths, lists, words and patterns go. */
  private static void compare(JsonNode value, JsonNode schema, String path, List<String> wrong) {
    if (value.isNull()) {
      return;
    }
    if (value.isTextual()) {
      text(value.asText(), schema, path, wrong);
    } else if (value.isArray()) {
      if (value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
        wrong.add(path + " has " + value.size() + " items");
      }
      value.forEach(item -> compare(item, schema.path("items"), path + "[]", wrong));
    } else if (value.isObject()) {
      if (value.size() > schema.path("maxProperties").asInt(Integer.MAX_VALUE)) {
        wrong.add(path + " has " + value.size() + " fields");
      }
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        JsonNode known = schema.path("properties").path(field.getKey());
        JsonNode inside = known.isMissingNode() ? schema.path("additionalProperties") : known;
        if (!(inside instanceof ObjectNode)) {
          wrong.add(path + "." + field.getKey() + " is not in the schema");
        }
        compare(field.getValue(), inside, path + "." + field.getKey(), wrong);
      }
    }
  }

  private static void text(String text, JsonNode schema, String path, List<String> wrong) {
    int length = text.codePointCount(0, text.length());
    boolean open = !schema.has("maxLength") && !schema.has("enum") && !schema.has("format");
    if (open || length > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
      wrong.add(path + " has " + length + " characters");
    }
    if (schema.has("pattern") && !text.matches(schema.path("pattern").asText())) {
      wrong.add(path + " is no " + schema.path("pattern").asText());
    }
  }
}
