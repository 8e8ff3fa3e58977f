package dev.hotswap.operator.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hotswap.core.release.state.Announcement;
import dev.hotswap.operator.kube.Owner;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Kubernetes Events ({@code events.k8s.io/v1}): each tells one thing, with one reason. The name
 * follows from what is told, so that telling it twice makes one Event.
 */
public final class ClusterEvents {
  private static final int LONGEST_NOTE = 1024;
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final KubernetesClient client;
  private final String instance;

  /**
   * Writes through this client.
   *
   * @param instance which operator this is, at most 128 characters
   */
  public ClusterEvents(KubernetesClient client, String instance) {
    this.client = client;
    this.instance = instance;
  }

  /**
   * Tells it.
   *
   * @return why it could not be told; empty when it was
   */
  Optional<String> tell(Subject subject, Announcement news) {
    Owner release = subject.release();
    try {
      client.resource(event(subject, news)).create();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return e.getCode() == HttpURLConnection.HTTP_CONFLICT
          ? Optional.empty()
          : Optional.of("an Event of " + release.name() + " was not written: " + e.getMessage());
    }
  }

  private Event event(Subject subject, Announcement news) {
    Owner release = subject.release();
    return new EventBuilder()
        .withNewMetadata()
        .withNamespace(release.namespace())
        .withName(name(release, news))
        .endMetadata()
        .withRegarding(
            new ObjectReferenceBuilder()
                .withApiVersion(release.apiVersion())
                .withKind(release.kind())
                .withNamespace(release.namespace())
                .withName(release.name())
                .withUid(release.uid())
                .build())
        .withRelated(Related.to(subject, news.event()).orElse(null))
        .withReason(reason(news))
        .withAction(reason(news))
        .withType(news.warning() ? "Warning" : "Normal")
        .withNote(note(news))
        .withEventTime(new MicroTime(MICROS.format(news.at())))
        .withReportingController("hotswap.dev/operator")
        .withReportingInstance(instance)
        .build();
  }

  private static String name(Owner release, Announcement news) {
    UUID digest = UUID.nameUUIDFromBytes((release.uid() + "\n" + news.id()).getBytes(UTF_8));
    return release.name() + "." + Long.toHexString(digest.getMostSignificantBits());
  }

  /** {@code switch.started} as Events write it: {@code SwitchStarted}. */
  private static String reason(Announcement announcement) {
    return Arrays.stream(announcement.event().wire().split("\\."))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static String note(Announcement news) {
    String all = news.message();
    return all.length() <= LONGEST_NOTE ? all : all.substring(0, LONGEST_NOTE - 1) + "…";
  }
}
