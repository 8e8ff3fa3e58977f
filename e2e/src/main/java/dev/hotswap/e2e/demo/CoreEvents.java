package dev.hotswap.e2e.demo;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.Optional;

/**
 * Shows Events where kubectl looks for them: an API server keeps those of {@code events.k8s.io/v1}
 * and of {@code v1} in one place, the played one does not.
 */
final class CoreEvents implements Watcher<Event> {
  private final KubernetesClient client;

  private CoreEvents(KubernetesClient client) {
    this.client = client;
  }

  /** From now on, for as long as the client is open. */
  static void show(KubernetesClient client) {
    client.events().v1().events().inAnyNamespace().watch(new CoreEvents(client));
  }

  @Override
  public void eventReceived(Action action, Event event) {
    if (action == Action.ADDED) {
      client.resource(core(event)).serverSideApply();
    }
  }

  private static io.fabric8.kubernetes.api.model.Event core(Event event) {
    String time =
        Optional.ofNullable(event.getEventTime()).map(at -> seconds(at.getTime())).orElse("");
    return new EventBuilder()
        .withMetadata(
            new ObjectMetaBuilder()
                .withName(event.getMetadata().getName())
                .withNamespace(event.getMetadata().getNamespace())
                .build())
        .withInvolvedObject(
            Optional.ofNullable(event.getRegarding()).orElseGet(ObjectReference::new))
        .withType(event.getType())
        .withReason(event.getReason())
        .withMessage(event.getNote())
        .withFirstTimestamp(time)
        .withLastTimestamp(time)
        .withCount(1)
        .withNewSource()
        .withComponent(event.getReportingController())
        .endSource()
        .build();
  }

  /** {@code v1} has whole seconds. */
  private static String seconds(String micros) {
    return micros.replaceFirst("\\.\\d+Z$", "Z");
  }

  @Override
  public void onClose(WatcherException cause) {
    // The playground ends, and with it everything there is to show.
  }
}
