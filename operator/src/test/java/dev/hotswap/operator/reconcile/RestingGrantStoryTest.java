package dev.hotswap.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.api.release.status.Phase;
import dev.hotswap.core.analysis.AnalysisPlan;
import dev.hotswap.core.world.Problem;
import dev.hotswap.operator.kube.ReleaseKey;
import dev.hotswap.operator.metrics.Sight;
import dev.hotswap.operator.metrics.watch.AnalysisTarget;
import dev.hotswap.operator.metrics.watch.Remembered;
import dev.hotswap.operator.metrics.watch.Rest;
import dev.hotswap.operator.metrics.watch.Sighting;
import dev.hotswap.operator.metrics.watch.Watches;
import dev.hotswap.operator.reconcile.simulated.InProcess;
import dev.hotswap.operator.reconcile.simulated.Shop;
import dev.hotswap.operator.simulated.SimulatedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Between versions stable goes on being learned of, from a source that is granted. */
class RestingGrantStoryTest {
  private static final String GRANTED = InProcess.STRICT + Tenants.GRANTS;
  private static final String TAKEN_BACK =
      GRANTED.replace("metricSources: ['*']", "metricSources: []");

  private final Set<String> resting = ConcurrentHashMap.newKeySet();
  private volatile String settings = GRANTED;
  private final SimulatedCluster simulated =
      new SimulatedCluster(
          (cluster, holder, clock, traffic) ->
              new InProcess(
                      settings,
                      (seen, time, onChange) ->
                          new Overheard(InProcess.PLAYED.of(seen, time, onChange)))
                  .start(cluster, holder, clock, traffic));
  private final Shop shop = new Shop(simulated);

  @AfterEach
  void close() {
    simulated.close();
  }

  @Test
  void a_source_is_read_between_versions_only_while_it_is_granted() {
    simulated.startOperator();
    shop.commit("payment", "1.0");
    shop.until("payment", Phase.STABLE);
    simulated.pass(Duration.ofSeconds(5));
    assertThat(resting).containsExactly("shop/payment");

    restartWith(TAKEN_BACK);
    assertThat(resting).isEmpty();

    restartWith(GRANTED);
    assertThat(resting).containsExactly("shop/payment");
  }

  /** Grants are read when an operator starts, too. */
  private void restartWith(String next) {
    simulated.killOperators();
    resting.clear();
    settings = next;
    simulated.startOperator();
    shop.patch("payment", "{\"spec\":{\"replicas\":" + (next.equals(GRANTED) ? 4 : 3) + "}}");
    simulated.pass(Duration.ofSeconds(20));
  }

  /** Tells whose source is read at rest. */
  private final class Overheard implements Watches {
    private final Watches seen;

    Overheard(Watches seen) {
      this.seen = seen;
    }

    @Override
    public void aim(AnalysisTarget aim) {
      resting.remove(aim.release().toString());
      seen.aim(aim);
    }

    @Override
    public void drop(ReleaseKey release) {
      resting.remove(release.toString());
      seen.drop(release);
    }

    @Override
    public Sighting look(ReleaseKey release) {
      return seen.look(release);
    }

    @Override
    public Optional<Remembered> learned(ReleaseKey release) {
      return seen.learned(release);
    }

    @Override
    public void rest(Rest rest) {
      resting.add(rest.release().toString());
      seen.rest(rest);
    }

    @Override
    public List<Problem> check(AnalysisPlan plan) {
      return seen.check(plan);
    }

    @Override
    public Sight sight(AnalysisPlan plan) {
      return seen.sight(plan);
    }
  }
}
