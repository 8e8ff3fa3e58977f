package dev.hotswap.operator.app;

import dev.hotswap.operator.app.http.Page.Answer;
import dev.hotswap.operator.loop.Heartbeats;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the probes say. Ready: everything is watched, whether this operator leads or stands by.
 * Alive: every loop came to the end of a tick lately, no work has been under way for longer than
 * any can take, and nothing broke that never mends by itself.
 */
final class Health {
  private final Heartbeats heartbeats;
  private volatile BooleanSupplier watching = () -> false;
  private volatile Supplier<Optional<String>> asides = Optional::empty;
  private volatile Optional<String> broken = Optional.empty();

  Health(Heartbeats heartbeats) {
    this.heartbeats = heartbeats;
  }

  /** From now on readiness is what {@code caches} says. */
  void started(BooleanSupplier caches) {
    watching = caches;
  }

  /** From now on readiness also tells what {@code aside} says; it changes nothing else. */
  void alsoSays(Supplier<Optional<String>> aside) {
    asides = aside;
  }

  /** From now on it is not ready. */
  void stopping() {
    watching = () -> false;
  }

  /** This operator sees no more of the cluster: it may not act, and has to be started again. */
  void broken(String why) {
    broken = Optional.of(why);
  }

  /** Whether what it sees is the cluster as it is. */
  boolean sees() {
    return broken.isEmpty();
  }

  Answer ready() {
    if (broken.isPresent()) {
      return Answer.text(503, broken.get());
    }
    return watching.getAsBoolean()
        ? Answer.text(200, "ready" + asides.get().map(aside -> "; " + aside).orElse(""))
        : Answer.text(503, "not every kind of object is watched");
  }

  Answer alive() {
    if (broken.isPresent()) {
      return Answer.text(500, broken.get());
    }
    List<String> late = heartbeats.late();
    return late.isEmpty() ? Answer.text(200, "alive") : Answer.text(500, String.join("; ", late));
  }
}
