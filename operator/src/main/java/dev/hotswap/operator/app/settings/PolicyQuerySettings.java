package dev.hotswap.operator.app.settings;

import dev.hotswap.operator.metrics.PolicyQueries;
import dev.hotswap.operator.metrics.QueryLimits;
import java.net.URI;
import java.util.Optional;

/** What a Prometheus answers to the queries that policies bring. */
public record PolicyQuerySettings(
    @About(
            "Refused: none, as its series may be those of other namespaces. Namespaced: it, or a"
                + " proxy before it, answers with series of the release's namespace alone."
                + " Unrestricted: every namespace reads all of it.")
        @Default("Refused")
        Access access,
    @About("Where they are sent, such as to prom-label-proxy; left out: to the source's url.")
        Optional<URI> url,
    @About("Namespaced: the request parameter that the namespace is sent in, such as namespace.")
        Optional<String> parameter,
    @About("Namespaced: the header that the namespace is sent in, such as X-Scope-OrgID.")
        Optional<String> header,
    @About(
            "How many queries one namespace may have under way; those that count requests and those"
                + " of policies each for themselves.")
        @Default("8")
        int atOnce,
    @About("How many queries one namespace may ask in a minute, counted the same way.")
        @Default("3000")
        int perMinute) {
  private static final String TOKEN = "[A-Za-z][A-Za-z0-9_-]*";

  /** Whose series policies may read. */
  public enum Access {
    /** None. */
    REFUSED("Refused"),
    /** Those of the release's namespace. */
    NAMESPACED("Namespaced"),
    /** All. */
    UNRESTRICTED("Unrestricted");

    private final String word;

    Access(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  public PolicyQuerySettings {
    boolean sends = parameter.isPresent() || header.isPresent();
    if (access == Access.NAMESPACED && !sends) {
      throw new IllegalArgumentException(
          "access is Namespaced and neither parameter nor header is set: name what the server"
              + " takes the namespace from");
    }
    if (access != Access.NAMESPACED && sends) {
      throw new IllegalArgumentException(
          "access is " + access + " and parameter or header is set: write access: Namespaced");
    }
    requireToken("parameter", parameter);
    requireToken("header", header);
    requirePositive("atOnce", atOnce);
    requirePositive("perMinute", perMinute);
  }

  private static void requireToken(String field, Optional<String> name) {
    name.filter(text -> !text.matches(TOKEN))
        .ifPresent(
            text -> {
              throw new IllegalArgumentException(
                  field + " is \"" + text + "\": write letters, digits, '-' and '_'");
            });
  }

  private static void requirePositive(String field, int value) {
    if (value < 1 || value > 1_000_000) {
      throw new IllegalArgumentException(
          field + " is " + value + ": write a number from 1 to 1000000");
    }
  }

  /**
   * The same, as the source knows it.
   *
   * @param source the source's own address
   */
  public PolicyQueries queries(URI source) {
    return switch (access) {
      case REFUSED -> new PolicyQueries.Refused();
      case NAMESPACED ->
          new PolicyQueries.Namespaced(url.orElse(source), parameter.orElse(""), header.orElse(""));
      case UNRESTRICTED -> new PolicyQueries.Unrestricted();
    };
  }

  /** What one namespace may ask. */
  public QueryLimits limits() {
    return new QueryLimits(atOnce, perMinute);
  }
}
