package dev.hotswap.operator.reconcile.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.api.release.GoReleaseSpec;
import dev.hotswap.api.wire.RawTree;
import dev.hotswap.operator.kube.Json;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReleaseStoreTest {
  private final ReleaseStore store =
      new ReleaseStore(250, new TextBudget(Long.MAX_VALUE), new ReleaseIndex());

  @Test
  void templatesThatOnlyWaitAreKeptUpToASumForEachNamespace() {
    put("shop", "one", 100);
    put("shop", "two", 100);
    put("shop", "three", 100);
    put("bank", "one", 100);

    assertThat(template("shop", "two").json()).hasSize(50);
    assertThat(template("bank", "one").json()).hasSize(50);
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

    assertThat(template("shop", "two").json()).hasSize(120);
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void hundredsOfLargeReleasesThatOnlyWaitAreKeptInLittleRoom() {
    ReleaseStore real = new ReleaseStore(new TextBudget(Long.MAX_VALUE), new ReleaseIndex());
    for (int n = 0; n < 150; n++) {
      real.put("shop/large-" + n, read("large-" + n, 900 * 1024));
      real.put("shop/fair-" + n, read("fair-" + n, 60 * 1024));
    }

    assertThat(real.size()).isEqualTo(300);
    assertThat(real.values().mapToLong(ReleaseStoreTest::kept).sum()).isLessThan(5L << 20);
    assertThat(template(real, "shop/large-3"))
        .hasMessageContaining("is 921")
        .hasMessageContaining("keep large data in a ConfigMap");
    assertThat(template(real, "shop/fair-149")).hasMessageContaining("more than 4,194,304");
  }

  /** Everything of a release whose length somebody chose. */
  private static long kept(GoRelease release) {
    return release.getSpec().openParts().mapToLong(part -> part.json().length()).sum()
        + release.getMetadata().getAnnotations().toString().length()
        + release.getMetadata().getLabels().toString().length();
  }

  private static Throwable template(ReleaseStore store, String key) {
    RawTree template =
        Objects.requireNonNull(Objects.requireNonNull(store.get(key)).getSpec().template());
    return catchThrowable(template::tree);
  }

  /** As a watch brings it. */
  private static GoRelease read(String name, int length) {
    return Serialization.unmarshal(
        """
        {"apiVersion": "hotswap.dev/v1alpha1", "kind": "GoRelease",
         "metadata": {"namespace": "shop", "name": "%s", "uid": "%s", "generation": 1,
           "annotations": {"example.com/ballast": "%s"}, "labels": {"example.com/ballast": "%s"}},
         "spec": {"version": "1.0", "policyRef": {"name": "careful"},
           "template": {"spec": {"x": "%s"}},
           "service": {"name": "payment", "ports": []}, "traffic": {"routes": []}}}
        """
            .formatted(name, name, "a".repeat(20_000), "l".repeat(63), "t".repeat(length)),
        GoRelease.class);
  }

  private void put(String namespace, String name, int length) {
    GoRelease release =
        Json.as(
            Json.tree(
                Map.of(
                    "metadata",
                    Map.of("namespace", namespace, "name", name, "uid", "u", "generation", 1))),
            GoRelease.class);
    release.setSpec(spec("{\"x\":\"" + "y".repeat(length / 2 - 8) + "\"}"));
    store.put(store.getKey(release), release);
  }

  private static GoReleaseSpec spec(String template) {
    return Json.as(
            Json.tree(
                Map.of(
                    "version", "1.0",
                    "policyRef", Map.of("name", "careful"),
                    "service", Map.of("name", "payment", "ports", List.of()),
                    "template", Map.of(),
                    "traffic",
                        Map.of(
                            "routes",
                            List.of(
                                Map.of(
                                    "name", "public",
                                    "port", "http",
                                    "virtualService",
                                        Map.of(
                                            "hosts", List.of("h.example.com"),
                                            "gateways", List.of("g/g"))))))),
            GoReleaseSpec.class)
        .withOpenParts(part -> new RawTree(template));
  }

  private RawTree template(String namespace, String name) {
    GoRelease release = Objects.requireNonNull(store.get(namespace + "/" + name));
    return Objects.requireNonNull(release.getSpec().template());
  }
}
