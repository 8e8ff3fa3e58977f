package dev.hotswap.core.analysis;

import dev.hotswap.core.analysis.Observation.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random samples of any kind: empty, small, huge, all bad, none bad. */
final class RandomCounts {
  private RandomCounts() {}

  static List<Counted> list(SplittableRandom random, int length, long most) {
    List<Counted> samples = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      samples.add(new Counted(tally(random, most), tally(random, most)));
    }
    return samples;
  }

  private static Tally tally(SplittableRandom random, long most) {
    long total = random.nextInt(4) == 0 ? 0 : random.nextLong(most + 1);
    long bad =
        switch (random.nextInt(4)) {
          case 0 -> 0;
          case 1 -> total;
          case 2 -> Math.min(total, random.nextLong(5));
          default -> random.nextLong(total + 1);
        };
    return new Tally(total, bad);
  }
}
