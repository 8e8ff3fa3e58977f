package dev.hotswap.operator.workload.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.reference.CommittedPage;
import dev.hotswap.core.world.Incident;
import dev.hotswap.operator.kube.Golden;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reference/pod-reasons.md} says of every pod that is played in {@code
 * workload/incidents} what status says of it and what it ends; {@code PodDeadlineTest} holds the
 * times.
 */
class PodReasonsPageTest {
  private static final List<String> HEAD =
      List.of(
          "# Why a pod is not ready",
          "",
          "Generated: each row is a pod as kubelets and controllers leave it, in",
          "`operator/src/test/resources/dev/hotswap/operator/workload/incidents`, and what Hotswap makes of it.",
          "`status.message` shows the sentence within seconds, and the final verdict repeats it. The times are",
          "those of a version that starts: `progressDeadlineSeconds` and `stagingDeadlineSeconds` of its policy.",
          "A version that has requests already is ended by what it does itself (a crash, a broken limit) at once, by pods",
          "that run unready or cannot be started after `progressDeadlineSeconds`, and by nothing that its nodes do.",
          "",
          "The same reasons are told of the pods that pull images while a version is in Staging. What never heals ends it",
          "at once there too; whatever may still pass has `stagingDeadlineSeconds`. An image that cannot run on a node",
          "(`0xc0370101`, or `0xc0370106` twice) counts as not pulled.",
          "",
          "Volumes and network: kubelets say in events only why those do not come. A pod that is not set up for five seconds is",
          "asked about every five seconds (`list` on `events`), three pods of a release at a time.",
          "",
          "| what happened | what status says | what ends a version that starts |",
          "|---|---|---|");

  @Test
  void everyReasonIsOnThePage() throws IOException {
    List<String> lines = new ArrayList<>(HEAD);
    for (Golden test : PodIncidentTest.incidents().toList()) {
      rows(test).forEach(lines::add);
    }

    assertThat(lines).hasSizeGreaterThan(40);
    new CommittedPage("pod-reasons.md").mustBe(lines);
  }

  private static Stream<String> rows(Golden test) throws IOException {
    Pod pod = test.in("pod", Pod.class);
    String what = Files.readAllLines(test.folder().resolve("in-pod.yaml")).getFirst();
    return PodIncidentTest.incidents(test, pod)
        .map(
            incident ->
                "| %s | %s | %s |"
                    .formatted(
                        what.replaceFirst("^# ", "").replaceFirst("[.]$", ""),
                        incident.sentence().replace("|", "\\|"),
                        ends(incident)));
  }

  private static String ends(Incident incident) {
    return switch (incident) {
      case Incident.Crash c -> "its second restart (the first end, where it has requests)";
      case Incident.Unready u -> "`progressDeadlineSeconds` from the start of its containers";
      case Incident.PullFailed p ->
          p.permanent()
              ? "at once"
              : "two minutes, where no pod of it has the image; else `stagingDeadlineSeconds`";
      case Incident.NotStarted n -> n.permanent() ? "at once" : "`progressDeadlineSeconds`";
      case Incident.NotCreated _,
          Incident.SettingUp _,
          Incident.Pulling _,
          Incident.Evicted _,
          Incident.NodeLost _,
          Incident.Unschedulable _ ->
          "`stagingDeadlineSeconds`";
    };
  }
}
