package dev.hotswap.operator.preflight.facts;

import java.util.Comparator;

/**
 * An object of somebody else by which requests reach a release's slots past its routes.
 *
 * @param object its kind, namespace and name, for people
 * @param way how it reaches them
 */
public record Sender(String object, Way way) implements Comparable<Sender> {
  private static final Comparator<Sender> ORDER =
      Comparator.comparing(Sender::way).thenComparing(Sender::object);

  /** How requests are sent. */
  public enum Way {
    /** To a slot's Service: a gateway counts them with those of the release's own route. */
    HOST,
    /** To an address of a slot's pod or Service: a gateway counts them under another name. */
    ADDRESS,
    /** To a slot's pods by their labels: a gateway counts them under another name. */
    LABELS
  }

  /** Whether a gateway's numbers of the slots hold this one's requests too. */
  public boolean isCounted() {
    return way == Way.HOST;
  }

  /** One sentence: what it does, what that means, and the fix. */
  public String sentence() {
    return object
        + switch (way) {
          case HOST ->
              " sends or copies requests to this release's slots, past its weights, so that its"
                  + " numbers are not its own: take that destination out of it";
          case ADDRESS ->
              " names an address of this release's pods or of a slot's Service, so that requests"
                  + " reach its slots past its weights: take that address out of it";
          case LABELS ->
              " selects pods of this release's slots, so that its callers reach every version past"
                  + " the weights: give it another selector or another target port, or leave that"
                  + " label out of the template";
        };
  }

  /** Those that gateways count first. */
  @Override
  public int compareTo(Sender other) {
    return ORDER.compare(this, other);
  }
}
