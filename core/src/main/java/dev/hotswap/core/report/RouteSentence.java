package dev.hotswap.core.report;

import dev.hotswap.core.release.state.Attempt;

/** What the route does, told from what was read back and never from what was decided alone. */
final class RouteSentence {
  private RouteSentence() {}

  /** The share of requests that the candidate has, or is to have. */
  static String share(Subject subject, Attempt attempt) {
    int weight = subject.weight(attempt);
    return subject.routeUnwritten()
        ? "is to get %d %% of requests and the route says %s%s"
            .formatted(weight, subject.routeSaid(), refused(subject))
        : "gets %d %% of requests".formatted(weight);
  }

  /** Why requests are not seen to be back although time for it went by. */
  static String back(Subject subject, Attempt attempt) {
    if (subject.state().serves(attempt.to())) {
      return "the gateway reaches no ready pod of stable %s, so requests stay"
          .formatted(subject.stableVersion());
    }
    if (subject.routeUnwritten()) {
      return "the route is not back: it says " + subject.routeSaid();
    }
    return subject.others().isEmpty()
        ? "the route is back, and the gateway does not follow"
        : "the route is back, and the gateway is given time to follow";
  }

  /** Why the form of the routes in spec is not written; empty where it is, or may be. */
  static String refused(Subject subject) {
    return subject
        .routesRefused()
        .map(why -> "; spec.traffic.routes is refused: " + why)
        .orElse("");
  }
}
