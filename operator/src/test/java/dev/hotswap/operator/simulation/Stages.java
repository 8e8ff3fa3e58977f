package dev.hotswap.operator.simulation;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** Several plays at once. */
final class Stages {
  private Stages() {}

  /** Plays each of them on one of so many stages; returns when all are over. */
  static void forEach(int stages, LongStream plays, LongConsumer play) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(stages, Thread.ofPlatform().name("stage-", 0).factory())) {
      plays.forEach(one -> threads.execute(() -> play.accept(one)));
    }
  }
}
