package dev.hotswap.operator.metrics.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.http.GarbledException;
import java.io.IOException;

/**
 * Reads what Prometheus' query API answers with status 200. What the server says in words is never
 * repeated: it may name series of others.
 */
final class AnswerReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final String who;
  private final int mostRows;

  /**
   * A reader.
   *
   * @param who names the server in failures
   * @param mostRows more series in an answer are refused
   */
  AnswerReader(String who, int mostRows) {
    this.who = who;
    this.mostRows = mostRows;
  }

  Answer read(byte[] body) {
    try (JsonParser json = JSON.createParser(body)) {
      AnswerParser answer = new AnswerParser(json, mostRows);
      answer.read();
      if (!answer.success()) {
        return missed(Reason.GARBAGE, "the answer does not say that it is a success");
      }
      return answer.warned()
          ? missed(Reason.WARNED, "data may be missing: the server warns of its own answer")
          : new Answer.Rows(answer.rows());
    } catch (IOException notJson) {
      return missed(Reason.GARBAGE, "the answer is no JSON");
    } catch (GarbledException garbled) {
      return missed(Reason.GARBAGE, String.valueOf(garbled.getMessage()));
    }
  }

  private Answer missed(Reason reason, String detail) {
    return new Answer.Missed(new Failure(reason, who, detail));
  }
}
