package dev.hotswap.core.reference;

import dev.hotswap.core.release.state.EventName;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventPageTest {
  private static final List<String> HEAD =
      List.of(
          "# Events",
          "",
          "Everything Hotswap tells, and nothing else: as Kubernetes Events on the release, in the"
              + " log (`event`), in webhooks. The names are API. Each is told at",
          "least once; the id of an announcement is the same whoever tells it. Generated from"
              + " `dev.hotswap.core.release.state.EventName`: do not edit.",
          "",
          "| event | when |",
          "|---|---|");

  @Test
  void thePageOfEventsIsCurrent() throws IOException {
    Stream<String> rows =
        Arrays.stream(EventName.values())
            .map(event -> "| `%s` | %s |".formatted(event.wire(), event.meaning()));

    new CommittedPage("events.md").mustBe(Stream.concat(HEAD.stream(), rows).toList());
  }
}
