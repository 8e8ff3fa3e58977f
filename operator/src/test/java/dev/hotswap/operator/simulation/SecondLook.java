package dev.hotswap.operator.simulation;

import dev.hotswap.testkit.apiserver.audit.AuditEntry;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.json.Json;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Invariant 5: an operator that looks at a world at rest changes nothing. It may tell people again
 * what they were told before, for at least once is what is promised, and strike it off the list of
 * what is to be told.
 */
final class SecondLook {
  private static final Set<String> READING = Set.of("get", "list", "watch");
  private static final Set<String> TELLING = Set.of("events", "goreleases/status");

  private static final List<String> UNSTEADY = List.of("outbox", "replicas");

  private SecondLook() {}

  /** Lets a fresh operator look at everything for some seconds. */
  static Optional<String> broken(Play play, int seconds) {
    Optional<String> before = status(play);
    play.simulated().killOperators();
    play.crew().start();
    String fresh = play.crew().leader();
    for (int i = 0; i < seconds; i++) {
      play.pass();
    }
    List<String> writes =
        play.simulated().server().audit().entries(entry -> writes(entry, fresh)).stream()
            .map(AuditEntry::verbAndResource)
            .toList();
    return writes.isEmpty() && status(play).equals(before)
        ? Optional.empty()
        : Optional.of(
            "A_WORLD_AT_REST_IS_LEFT_ALONE: a fresh operator did %s, and status went from%n%s%nto%n%s"
                .formatted(writes, before, status(play)));
  }

  private static Optional<String> status(Play play) {
    return play.ledger()
        .shadow()
        .get(Shadow.RELEASES, Git.RELEASE)
        .map(release -> steady(release.copy()));
  }

  /** Numbers that only people read may come some seconds later, by whoever looks then. */
  private static String steady(ApiObject release) {
    return Json.child(release.json(), "status").without(UNSTEADY).toString();
  }

  private static boolean writes(AuditEntry entry, String operator) {
    boolean done = entry.code() < HttpURLConnection.HTTP_BAD_REQUEST;
    return entry.user().equals(operator)
        && done
        && !READING.contains(entry.action().verb())
        && !TELLING.contains(entry.action().resourcePath());
  }
}
