package dev.hotswap.operator.metrics.prometheus;

import dev.hotswap.operator.metrics.Failure;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * For whom and how a server is asked.
 *
 * @param url its address, without {@code /api/v1}
 * @param parameters sent with each query besides its own
 * @param headers sent with each query besides the source's
 * @param budget what may still be asked
 * @param largest most bytes of an answer
 * @param mostRows most series of an answer
 * @param refused why nothing may be asked at all
 */
record Asking(
    URI url,
    Map<String, String> parameters,
    Map<String, String> headers,
    QueryBudget budget,
    long largest,
    int mostRows,
    Optional<Failure> refused) {
  Asking {
    parameters = Map.copyOf(parameters);
    headers = Map.copyOf(headers);
  }
}
