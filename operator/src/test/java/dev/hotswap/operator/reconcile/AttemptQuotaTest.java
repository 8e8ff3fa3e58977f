package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.operator.kube.Json;
import dev.hotswap.operator.kube.ReleaseKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttemptQuotaTest {
  private final List<GoRelease> releases = new ArrayList<>();
  private final AttemptQuota quota = new AttemptQuota(this::of, 2);

  @Test
  void aNamespaceHasSoManyVersionsUnderWayAndOthersAreNotConcerned() {
    add("shop", "one", "Shifting");
    assertThat(quota.full(new ReleaseKey("shop", "new"))).isEmpty();
    add("shop", "two", "Staging");

    assertThat(quota.full(new ReleaseKey("shop", "new")))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.blocks()).isTrue();
              assertThat(problem.message()).contains("namespace shop has 2", "may have 2 at once");
            });
    assertThat(quota.full(new ReleaseKey("bank", "new"))).isEmpty();
  }

  @Test
  void whatWaitsInPreflightTakesNoRoomAndNobodyIsInItsOwnWay() {
    add("shop", "one", "Shifting");
    add("shop", "two", "Preflight");
    add("shop", "three", "Shifting");

    assertThat(quota.full(new ReleaseKey("shop", "three"))).isEmpty();
    assertThat(quota.full(new ReleaseKey("shop", "two"))).isPresent();
  }

  private Stream<GoRelease> of(String namespace) {
    return releases.stream()
        .filter(release -> release.getMetadata().getNamespace().equals(namespace));
  }

  private void add(String namespace, String name, String stage) {
    Object release =
        Map.of(
            "metadata",
            Map.of("namespace", namespace, "name", name),
            "status",
            Map.of("attempt", Map.of("stage", Map.of("name", stage))));
    releases.add(Json.as(Json.tree(release), GoRelease.class));
  }
}
