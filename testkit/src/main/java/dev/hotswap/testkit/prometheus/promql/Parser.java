package dev.hotswap.testkit.prometheus.promql;

import dev.hotswap.testkit.prometheus.store.LabelSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads queries; what is not understood is an {@link IllegalArgumentException} that says where. */
final class Parser {

  private static final Expression.Grouping ALL = new Expression.Grouping(true, List.of());

  private final Tokens tokens;

  private Parser(String query) {
    this.tokens = new Tokens(query);
  }

  static Expression parse(String query) {
    var parser = new Parser(query);
    Expression expression = parser.expression();
    parser.tokens.expect("");
    return expression;
  }

  private Expression expression() {
    if (tokens.peek().equals("{")) {
      return selector("");
    }
    String name = tokens.name();
    Optional<Expression.Operator> operator =
        Arrays.stream(Expression.Operator.values())
            .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(name))
            .findFirst();
    if (operator.isPresent()) {
      return aggregate(operator.get());
    }
    return name.equals("timestamp") ? timestamp() : selector(name);
  }

  /** The grouping may stand before or after what is aggregated. */
  private Expression aggregate(Expression.Operator operator) {
    Optional<Expression.Grouping> before = grouping();
    tokens.expect("(");
    Expression of = expression();
    tokens.expect(")");
    Expression.Grouping grouping = before.or(this::grouping).orElse(ALL);
    return new Expression.Aggregate(operator, grouping, of);
  }

  private Optional<Expression.Grouping> grouping() {
    boolean by = tokens.takes("by");
    if (!by && !tokens.takes("without")) {
      return Optional.empty();
    }
    var labels = new ArrayList<String>();
    tokens.expect("(");
    while (!tokens.takes(")")) {
      labels.add(tokens.name());
      tokens.takes(",");
    }
    return Optional.of(new Expression.Grouping(by, List.copyOf(labels)));
  }

  private Expression timestamp() {
    tokens.expect("(");
    Expression of = expression();
    tokens.expect(")");
    if (of instanceof Expression.Selector selector) {
      return new Expression.Timestamp(selector);
    }
    throw new IllegalArgumentException("timestamp() is played for selectors only");
  }

  private Expression.Selector selector(String metric) {
    var matchers = new ArrayList<LabelMatcher>();
    if (!metric.isEmpty()) {
      matchers.add(LabelMatcher.of(LabelSet.NAME, "=", metric));
    }
    if (tokens.takes("{")) {
      while (!tokens.takes("}")) {
        matchers.add(LabelMatcher.of(tokens.name(), tokens.take(), tokens.text()));
        tokens.takes(",");
      }
    }
    return new Expression.Selector(List.copyOf(matchers));
  }
}
