package dev.hotswap.testkit.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hotswap.testkit.fault.Fault;
import dev.hotswap.testkit.fault.Frequency;
import dev.hotswap.testkit.fault.RequestMatch;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Java Operator SDK runs on the played server as it is: informers, finalizers, status. */
class OperatorFrameworkTest {
  private final FakeApiServer server = FakeApiServer.start();
  private final KubernetesClient client = server.client();
  private final WidgetReconciler reconciler = new WidgetReconciler();
  private final Operator operator =
      new Operator(
          o -> o.withKubernetesClient(server.client()).checkingCRDAndValidateLocalModel(true));

  @BeforeEach
  void start() {
    server.createNamespace("shop");
    client.resource(Serialization.unmarshal(Widget.CRD, CustomResourceDefinition.class)).create();
    operator.register(reconciler);
    operator.start();
  }

  @AfterEach
  void stop() {
    operator.stop();
    client.close();
    server.close();
  }

  @Test
  void a_resource_is_reconciled_and_its_status_reported() {
    client.resource(widget(3)).create();

    eventually(() -> size().equals(Optional.of("3")));
    eventually(() -> stored().getStatus() != null);
    assertThat(stored().getStatus()).isEqualTo(new Widget.Status(3, 1));
    assertThat(stored().getMetadata().getFinalizers()).containsExactly("test.hotswap.dev/widget");
  }

  @Test
  void what_somebody_else_changes_is_put_right() {
    client.resource(widget(3)).create();
    eventually(() -> size().equals(Optional.of("3")));

    client.resource(configMap().orElseThrow()).delete();

    eventually(() -> size().equals(Optional.of("3")));
  }

  @Test
  void it_goes_on_when_watches_break_and_writes_fail() {
    server
        .faults()
        .plan(Fault.refuse(500), RequestMatch.any().verb("patch"), new Frequency.Next(2));
    client.resource(widget(3)).create();
    eventually(() -> size().equals(Optional.of("3")));
    server.dropWatches();
    server.compact();

    // Without a resourceVersion: status may be written at any moment beside it.
    client
        .resource(stored())
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"size\":4}}");

    eventually(() -> size().equals(Optional.of("4")));
  }

  @Test
  void deletion_waits_for_the_clean_up() {
    client.resource(widget(3)).create();
    eventually(() -> size().isPresent());

    client.resource(widget(3)).delete();

    eventually(() -> client.resource(widget(3)).get() == null);
    assertThat(reconciler.cleaned).containsExactly("w");
  }

  /** Generous: a retry of the framework takes seconds, a busy machine some more. */
  private static void eventually(Callable<Boolean> condition) {
    await().atMost(Duration.ofMinutes(1)).until(condition);
  }

  private Widget stored() {
    return client.resources(Widget.class).inNamespace("shop").withName("w").require();
  }

  private Optional<ConfigMap> configMap() {
    return Optional.ofNullable(client.configMaps().inNamespace("shop").withName("w").get());
  }

  private Optional<String> size() {
    return configMap().map(map -> map.getData().get("size"));
  }

  private static Widget sized(Widget widget, int size) {
    widget.setSpec(new Widget.Spec(size));
    return widget;
  }

  private static Widget widget(int size) {
    Widget widget = new Widget();
    widget.getMetadata().setName("w");
    widget.getMetadata().setNamespace("shop");
    return sized(widget, size);
  }
}
