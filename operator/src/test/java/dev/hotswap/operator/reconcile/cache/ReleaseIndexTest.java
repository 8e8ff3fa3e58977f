package dev.hotswap.operator.reconcile.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.core.testing.Seeds;
import dev.hotswap.operator.kube.Json;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever comes and goes, the index says of releases what looking through all of them would. */
class ReleaseIndexTest {
  private final ReleaseIndex index = new ReleaseIndex();
  private final ReleaseStore store = new ReleaseStore(1_000, new TextBudget(Long.MAX_VALUE), index);

  @Test
  void it_agrees_with_the_store_after_any_history() {
    Random random = Seeds.random(Seeds.seed(7));
    for (int i = 0; i < 2_000; i++) {
      String namespace = "n" + random.nextInt(3);
      String name = "release-" + random.nextInt(6);
      if (random.nextInt(4) == 0) {
        store.remove(namespace + "/" + name);
      } else {
        GoRelease release =
            release(namespace, name, "uid-" + random.nextInt(40), random.nextInt(3));
        if (uid(release).filter(other -> !same(other, release)).isEmpty()) {
          store.put(store.getKey(release), release);
        }
      }

      assertThat(index.active().collect(Collectors.toSet()))
          .as("step %d", i)
          .isEqualTo(
              store
                  .values()
                  .filter(each -> each.getStatus() == null || each.getStatus().attempt() != null)
                  .map(ResourceID::fromResource)
                  .collect(Collectors.toSet()));
      for (int uid = 0; uid < 40; uid++) {
        String wanted = "uid-" + uid;
        assertThat(index.of(wanted))
            .as("step %d", i)
            .isEqualTo(
                store
                    .values()
                    .filter(each -> each.getMetadata().getUid().equals(wanted))
                    .map(ResourceID::fromResource)
                    .findFirst());
      }
    }
  }

  /** An API server gives a UID to one object only. */
  private Optional<GoRelease> uid(GoRelease release) {
    return store
        .values()
        .filter(each -> each.getMetadata().getUid().equals(release.getMetadata().getUid()))
        .findFirst();
  }

  private static boolean same(GoRelease one, GoRelease other) {
    return ResourceID.fromResource(one).equals(ResourceID.fromResource(other));
  }

  private static GoRelease release(String namespace, String name, String uid, int kind) {
    Map<String, Object> metadata = Map.of("namespace", namespace, "name", name, "uid", uid);
    Map<String, Object> attempt = Map.of("stage", Map.of("name", "Shifting"));
    List<Map<String, Object>> kinds =
        List.of(
            Map.of("metadata", metadata),
            Map.of("metadata", metadata, "status", Map.of("schema", 2)),
            Map.of("metadata", metadata, "status", Map.of("attempt", attempt)));
    return Json.as(Json.tree(kinds.get(kind)), GoRelease.class);
  }
}
