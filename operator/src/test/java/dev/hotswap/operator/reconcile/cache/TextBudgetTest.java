package dev.hotswap.operator.reconcile.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.core.testing.Seeds;
import dev.hotswap.operator.kube.Json;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextBudgetTest {
  private static final int MOST = 20_000;

  /** More than claims on hosts and small templates can take, of all the releases there are. */
  private static final int BESIDES = 6_000;

  private final TextBudget budget = new TextBudget(MOST);

  /** One for each namespace, as informers have them, and one for snapshots. */
  private final List<ReleaseStore> stores = List.of(store(), store());

  private final SnapshotStore snapshots = new SnapshotStore(Prune::snapshot, any -> true, budget);

  private ReleaseStore store() {
    return new ReleaseStore(8_000, budget, new ReleaseIndex());
  }

  @Test
  void whatever_comes_and_goes_all_namespaces_together_hold_no_more_than_there_is_room() {
    Random random = Seeds.random(Seeds.seed(5));
    for (int i = 0; i < 3_000; i++) {
      int namespace = random.nextInt(2);
      String name = "release-" + random.nextInt(12);
      switch (random.nextInt(8)) {
        case 0 -> stores.get(namespace).remove("n" + namespace + "/" + name);
        case 1 -> snapshots.remove("n0/" + name);
        case 2, 3 -> put(snapshot(name, random.nextInt(5_000)));
        case 4 -> budget.shed();
        case 5 -> budget.restore();
        default ->
            put(namespace, release(namespace, name, random.nextBoolean(), random.nextInt(5_000)));
      }

      assertThat(budget.held()).as("step %s", i).isEqualTo(inStores()).isLessThan(MOST + BESIDES);
    }
  }

  @Test
  void what_rests_is_put_aside_when_memory_is_short_and_held_again_as_it_comes() {
    put(0, release(0, "rests", true, 4_000));
    put(0, release(0, "tried", true, 4_000));
    tried("n0/tried");
    put(snapshot("rests", 4_000));

    assertThat(budget.shed()).isPositive();

    assertThat(Aside.is(held(0, "rests"))).isTrue();
    assertThat(Aside.is(held(0, "tried"))).as("of an attempt nothing is put aside").isFalse();
    assertThat(Aside.is(Objects.requireNonNull(snapshots.get("n0/rests")))).isTrue();
    put(0, release(0, "rests", true, 4_000));
    assertThat(Aside.is(held(0, "rests"))).as("memory is still short").isTrue();

    budget.restore();
    put(0, release(0, "rests", true, 4_000));
    assertThat(Aside.is(held(0, "rests"))).isFalse();
  }

  @Test
  void a_snapshot_is_held_as_text_and_read_as_what_it_was() {
    put(snapshot("payment", 50));

    ControllerRevision held = Objects.requireNonNull(snapshots.get("n0/payment"));
    assertThat(held.getData()).isInstanceOf(RawTree.class);
    assertThat(Json.tree(held).at("/data/template/x").asText()).hasSize(50);
  }

  private long inStores() {
    Stream<RawTree> templates =
        stores.stream()
            .flatMap(ReleaseStore::values)
            .flatMap(release -> release.getSpec().openParts())
            .filter(part -> !part.json().startsWith("\"refused"));
    Stream<RawTree> data =
        snapshots.values().filter(s -> !Aside.is(s)).map(s -> (RawTree) s.getData());
    return Stream.concat(templates, data).mapToLong(part -> part.json().length()).sum();
  }

  private GoRelease held(int namespace, String name) {
    return Objects.requireNonNull(stores.get(namespace).get("n" + namespace + "/" + name));
  }

  private void tried(String key) {
    GoRelease release = Objects.requireNonNull(stores.getFirst().get(key));
    release.setStatus(
        Json.as(
            Map.of(
                "schema",
                1,
                "stable",
                Map.of("revision", "1", "version", "1", "backend", "a"),
                "attempt",
                Map.of("revision", "2", "version", "2", "backend", "b")),
            dev.hotswap.api.release.status.GoReleaseStatus.class));
  }

  private void put(int namespace, GoRelease release) {
    ReleaseStore store = stores.get(namespace);
    store.put(store.getKey(release), release);
  }

  private void put(ControllerRevision snapshot) {
    snapshots.put(snapshots.getKey(snapshot), snapshot);
  }

  private static ControllerRevision snapshot(String name, int length) {
    return new ControllerRevisionBuilder()
        .withMetadata(new ObjectMetaBuilder().withNamespace("n0").withName(name).build())
        .withData(Map.of("ports", List.of(), "template", Map.of("x", "y".repeat(length))))
        .withRevision(1L)
        .build();
  }

  private static GoRelease release(int namespace, String name, boolean serves, int length) {
    Map<String, Object> spec =
        Map.of(
            "version", "1.0",
            "policyRef", Map.of("name", "careful"),
            "service", Map.of("name", "payment", "ports", List.of()),
            "template", Map.of("x", "y".repeat(length)),
            "traffic", Map.of("routes", List.of()));
    Map<String, Object> status =
        Map.of("schema", 1, "stable", Map.of("revision", "1", "version", "1", "backend", "a"));
    return Json.as(
        Json.tree(
            Map.of(
                "metadata",
                Map.of(
                    "namespace",
                    "n" + namespace,
                    "name",
                    name,
                    "uid",
                    "u-" + name,
                    "generation",
                    1),
                "spec",
                spec,
                "status",
                Optional.of(status).filter(some -> serves).orElse(Map.of()))),
        GoRelease.class);
  }
}
