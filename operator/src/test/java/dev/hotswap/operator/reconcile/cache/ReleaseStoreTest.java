package dev.hotswap.operator.reconcile.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.GoReleaseSpec;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.operator.kube.Json;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReleaseStoreTest {
  private final ReleaseStore store = new ReleaseStore(250);

  @Test
  void templatesThatOnlyWaitAreKeptUpToASumForEachNamespace() {
    put("shop", "one", 100);
    put("shop", "two", 100);
    put("shop", "three", 100);
    put("bank", "one", 100);

    assertThat(template("shop", "two").json()).hasSize(100);
    assertThat(template("bank", "one").json()).hasSize(100);
    assertThatThrownBy(() -> template("shop", "three").tree())
        .hasMessageContaining("namespace shop")
        .hasMessageContaining("more than 250 characters");
  }

  @Test
  void whatIsGoneMakesRoom() {
    put("shop", "one", 200);
    store.remove("shop/one");
    put("shop", "two", 200);
    put("shop", "two", 240);

    assertThat(template("shop", "two").json()).hasSize(240);
    assertThat(store.size()).isEqualTo(1);
  }

  private void put(String namespace, String name, int length) {
    GoRelease release =
        Json.as(
            Json.tree(
                Map.of(
                    "metadata",
                    Map.of("namespace", namespace, "name", name, "uid", "u", "generation", 1))),
            GoRelease.class);
    release.setSpec(spec("{\"x\":\"" + "y".repeat(length - 8) + "\"}"));
    store.put(store.getKey(release), release);
  }

  private static GoReleaseSpec spec(String template) {
    return Json.as(
            Json.tree(
                Map.of(
                    "version", "1.0",
                    "policyRef", Map.of("name", "careful"),
                    "service", Map.of("name", "payment", "ports", java.util.List.of()),
                    "traffic", Map.of("routes", java.util.List.of()))),
            GoReleaseSpec.class)
        .withTemplate(new RawTree(template));
  }

  private RawTree template(String namespace, String name) {
    GoRelease release = Objects.requireNonNull(store.get(namespace + "/" + name));
    return Objects.requireNonNull(release.getSpec().template());
  }
}
