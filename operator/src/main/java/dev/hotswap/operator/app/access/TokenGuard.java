package dev.hotswap.operator.app.access;

import dev.hotswap.operator.app.access.Reviewer.Review;
import dev.hotswap.operator.app.http.Guard;
import dev.hotswap.operator.app.http.Page.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a page to bearers of a token that may read metrics. An answer holds for a minute, so a
 * scrape each second costs two requests a minute; a token is kept as its hash only. Where nobody
 * can be asked nothing is shown.
 */
public final class TokenGuard implements Guard {
  private static final Logger LOG = LoggerFactory.getLogger(TokenGuard.class);
  private static final Duration HOLDS = Duration.ofMinutes(1);
  private static final int KEPT = 64;

  /** No token of a cluster is nearly as long; nothing longer is sent on. */
  private static final int LONGEST = 16 * 1024;

  private final Reviewer reviewer;
  private final Clock clock;
  private final Map<String, Reviewed> reviews = new LinkedHashMap<>();

  private record Reviewed(Review review, Instant at) {
    boolean holds(Instant now) {
      return !now.isBefore(at) && Duration.between(at, now).compareTo(HOLDS) < 0;
    }
  }

  /** A guard that asks this reviewer. */
  public TokenGuard(Reviewer reviewer, Clock clock) {
    this.reviewer = reviewer;
    this.clock = clock;
  }

  @Override
  public Optional<Answer> refuse(Optional<String> authorization) {
    Optional<String> token = authorization.flatMap(TokenGuard::token);
    if (token.isEmpty()) {
      return Optional.of(Answer.text(401, "send a token: Authorization: Bearer TOKEN"));
    }
    try {
      return switch (review(token.get())) {
        case ALLOWED -> Optional.empty();
        case UNKNOWN -> Optional.of(Answer.text(401, "the API server does not know this token"));
        case FORBIDDEN ->
            Optional.of(
                Answer.text(
                    403,
                    "this token's user may not get /metrics: bind it to a ClusterRole with"
                        + " nonResourceURLs [/metrics] and verbs [get]"));
      };
    } catch (RuntimeException e) {
      LOG.warn("a token that asks for metrics cannot be reviewed", e);
      return Optional.of(Answer.text(503, "the API server cannot be asked about this token"));
    }
  }

  private static Optional<String> token(String authorization) {
    String scheme = "bearer ";
    return Optional.of(authorization)
        .filter(said -> said.regionMatches(true, 0, scheme, 0, scheme.length()))
        .map(said -> said.substring(scheme.length()).strip())
        .filter(said -> !said.isEmpty() && said.length() <= LONGEST);
  }

  private Review review(String token) {
    Instant now = clock.instant();
    String key = hash(token);
    Optional<Review> known = known(key, now);
    if (known.isPresent()) {
      return known.get();
    }
    Review fresh = reviewer.review(token);
    keep(key, new Reviewed(fresh, now));
    return fresh;
  }

  private synchronized Optional<Review> known(String key, Instant now) {
    return Optional.ofNullable(reviews.get(key))
        .filter(reviewed -> reviewed.holds(now))
        .map(Reviewed::review);
  }

  private synchronized void keep(String key, Reviewed reviewed) {
    reviews.remove(key);
    reviews.put(key, reviewed);
    while (reviews.size() > KEPT) {
      reviews.remove(reviews.keySet().iterator().next());
    }
  }

  private static String hash(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
