package dev.hotswap.operator.preflight.check;

import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.preflight.dryrun.DryRunResult;
import dev.hotswap.operator.preflight.facts.Facts;
import java.util.List;
import java.util.stream.Stream;

/** The API server, and whatever admits objects in the namespace, would take what is to be made. */
final class TakenByApiServer implements Check {
  @Override
  public List<Problem> of(Facts facts) {
    return facts.dryRuns().stream().flatMap(TakenByApiServer::problems).distinct().toList();
  }

  private static Stream<Problem> problems(DryRunResult result) {
    Stream<Problem> warned =
        result.warnings().stream()
            .map(text -> Reason.API_SERVER_WARNING.because(result.object() + ": " + text));
    return Stream.concat(answer(result), warned);
  }

  private static Stream<Problem> answer(DryRunResult result) {
    return switch (result) {
      case DryRunResult.Accepted accepted -> Stream.empty();
      case DryRunResult.Refused refused ->
          Stream.of(
              Reason.REFUSED_BY_API_SERVER.because(
                  "the API server would refuse " + refused.object() + ": " + refused.sentence()));
      case DryRunResult.Unknown(String object, String why) ->
          Stream.of(
              Reason.DRY_RUN_NOT_POSSIBLE.because(
                  "whether " + object + " would be admitted is not known: " + why));
    };
  }
}
