package dev.hotswap.operator.metrics;

/**
 * Why a source, or one reporter of it, gave no usable numbers.
 *
 * @param reason what kind of failure
 * @param who the gateway pod or the source it concerns
 * @param detail for people, without credentials or addresses of credentials
 */
public record Failure(Reason reason, String who, String detail) {
  /** The kinds; each needs another remedy. */
  public enum Reason {
    /** The operator's settings know no such source. */
    NOT_CONFIGURED,
    /** No ready gateway pod matches the source's selector. */
    NO_REPORTER,
    /** No connection, or it broke. */
    UNREACHABLE,
    /** No complete answer in time. */
    TIMEOUT,
    /** The answer is longer than its limit. */
    TOO_LARGE,
    /** Another status than 200. */
    HTTP_STATUS,
    /** Credentials were refused: 401 or 403. */
    DENIED,
    /** Not what the protocol says, or numbers that cannot be: NaN, negative, twice the same. */
    GARBAGE,
    /** The server calls the query itself wrong. */
    QUERY_INVALID,
    /** The server answered with a warning: part of the data may be missing. */
    WARNED,
    /** The namespace has asked as much as it may, or the operator reads as much as it can. */
    BUDGET,
    /** The newest sample is too old. */
    STALE
  }

  /** One sentence: who, and what is wrong. */
  public String sentence() {
    return who + ": " + detail;
  }
}
