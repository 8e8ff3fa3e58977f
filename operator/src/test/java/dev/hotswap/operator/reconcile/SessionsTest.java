package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.GoRelease;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of a release ends with it, and passes to nobody. */
class SessionsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final List<Session> over = new ArrayList<>();
  private final Sessions sessions = new Sessions(over::add);

  @Test
  void a_release_has_one_session_however_often_it_changes() {
    Session first = sessions.of(release("payment", "1"));

    assertThat(sessions.of(release("payment", "1"))).isSameAs(first);
    assertThat(sessions.of(release("checkout", "2"))).isNotSameAs(first);
    assertThat(over).isEmpty();
  }

  @Test
  void one_that_is_gone_leaves_nothing_and_is_told_of_once() {
    Session first = sessions.of(release("payment", "1"));
    first.words().done(NOW);

    sessions.forget(release("payment", "1"));
    sessions.forget(release("payment", "1"));

    assertThat(over).containsExactly(first);
    assertThat(sessions.of(release("payment", "1")).words().heldUntil(Duration.ofDays(1), NOW))
        .isEmpty();
  }

  @Test
  void one_made_anew_under_the_name_inherits_nothing_whether_or_not_its_end_was_told() {
    Session first = sessions.of(release("payment", "1"));
    first.faults().isNews(List.of("the decision failed"));

    Session second = sessions.of(release("payment", "2"));
    assertThat(second.faults().any()).isFalse();
    assertThat(over).containsExactly(first);

    sessions.forget(release("payment", "1"));
    assertThat(sessions.of(release("payment", "2"))).as("told late").isSameAs(second);
  }

  private static GoRelease release(String name, String uid) {
    var release = new GoRelease();
    release.setMetadata(
        new ObjectMetaBuilder().withNamespace("shop").withName(name).withUid(uid).build());
    return release;
  }
}
