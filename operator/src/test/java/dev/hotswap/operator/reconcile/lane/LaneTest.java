package dev.hotswap.operator.reconcile.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.core.testing.Seeds;
import dev.hotswap.operator.kube.ReleaseKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LaneTest {
  @Test
  void five_hundred_of_one_namespace_do_not_delay_one_of_another() {
    Lane lane = new Lane(4);
    IntStream.range(0, 500).forEach(i -> lane.add(release("crowd", i), i));
    takeAll(lane);
    lane.add(release("calm", 0), 500);

    assertThat(lane.next().map(FairQueue.Taken::release)).contains(release("calm", 0));
    assertThat(lane.next()).as("no thread is left").isEmpty();
  }

  @Test
  void a_namespace_whose_turns_hang_never_holds_the_last_quarter_of_the_threads() {
    Lane lane = new Lane(16);
    IntStream.range(0, 500).forEach(i -> lane.add(release("hangs", i), i));

    assertThat(takeAll(lane)).hasSize(12);
  }

  @Test
  void one_thread_is_enough_for_every_namespace_in_turn() {
    Lane lane = new Lane(1);
    IntStream.range(0, 3).forEach(i -> lane.add(release("a", i), i));
    lane.add(release("b", 0), 3);

    List<String> order = new ArrayList<>();
    for (Optional<FairQueue.Taken> next = lane.next(); next.isPresent(); next = lane.next()) {
      order.add(next.get().release().namespace());
      lane.done(next.get().release());
    }

    assertThat(order).containsExactly("a", "b", "a", "a");
  }

  /**
   * Whatever happens: nobody waits twice or is lost, no thread is lent twice, and from the moment
   * at which a release waits no other namespace is served more often before it than there are
   * releases of its own before it, plus one.
   */
  @RepeatedTest(300)
  void laws_of_random_histories(RepetitionInfo repetition) {
    Random random = Seeds.random(repetition.getCurrentRepetition());
    int threads = 1 + random.nextInt(8);
    Lane lane = new Lane(threads);
    Set<ReleaseKey> waiting = new HashSet<>();
    List<ReleaseKey> running = new ArrayList<>();
    Map<ReleaseKey, Map<String, Integer>> servedSince = new HashMap<>();
    Map<ReleaseKey, Integer> ahead = new HashMap<>();
    for (int i = 0; i < 400; i++) {
      ReleaseKey any = release("n" + random.nextInt(4), random.nextInt(6));
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          if (!running.contains(any)) {
            assertThat(lane.add(any, i)).isEqualTo(waiting.add(any));
            servedSince.putIfAbsent(any, new HashMap<>());
            ahead.putIfAbsent(any, own(waiting, any.namespace()) - 1);
          }
        }
        case 2 -> {
          assertThat(lane.remove(any)).isEqualTo(waiting.remove(any));
          servedSince.remove(any);
          ahead.remove(any);
        }
        case 3 -> {
          if (!running.isEmpty()) {
            lane.done(running.remove(random.nextInt(running.size())));
          }
        }
        default ->
            lane.next()
                .map(FairQueue.Taken::release)
                .ifPresent(
                    taken -> {
                      assertThat(waiting.remove(taken)).isTrue();
                      Map<String, Integer> others =
                          Objects.requireNonNull(servedSince.remove(taken));
                      int turns = Objects.requireNonNull(ahead.remove(taken)) + 1;
                      if (threads == 1) {
                        assertThat(others.values()).allMatch(count -> count <= turns);
                      }
                      servedSince
                          .values()
                          .forEach(counts -> counts.merge(taken.namespace(), 1, Integer::sum));
                      running.add(taken);
                    });
      }
      assertThat(lane.waiting()).isEqualTo(waiting.size());
      assertThat(lane.running()).isEqualTo(running.size()).isLessThanOrEqualTo(threads);
    }
  }

  private static int own(Set<ReleaseKey> waiting, String namespace) {
    return (int) waiting.stream().filter(key -> key.namespace().equals(namespace)).count();
  }

  private static List<ReleaseKey> takeAll(Lane lane) {
    List<ReleaseKey> taken = new ArrayList<>();
    for (Optional<FairQueue.Taken> next = lane.next(); next.isPresent(); next = lane.next()) {
      taken.add(next.get().release());
    }
    return taken;
  }

  private static ReleaseKey release(String namespace, int number) {
    return new ReleaseKey(namespace, "r" + number);
  }
}
