package dev.hotswap.operator.app.http;

/** One thing the management server answers with; made anew for each request. */
@FunctionalInterface
public interface Page {
  /** The answer at this moment. */
  Answer answer();

  /**
   * What is sent.
   *
   * @param status HTTP status
   * @param type content type
   * @param body sent as UTF-8
   */
  record Answer(int status, String type, String body) {
    /** Plain text. */
    public static Answer text(int status, String body) {
      return new Answer(status, "text/plain; charset=utf-8", body + "\n");
    }
  }
}
