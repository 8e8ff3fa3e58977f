package dev.hotswap.e2e.scenario.play;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.e2e.real.RealStack;
import dev.hotswap.e2e.scenario.action.Action.Autoscale.Target;
import dev.hotswap.e2e.stack.Await;
import dev.hotswap.e2e.stack.Closing;
import dev.hotswap.e2e.stack.ClusterObjects;
import dev.hotswap.e2e.stack.Resource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** A real HorizontalPodAutoscaler of one release, and the work that it is told of. */
final class Autoscaling implements AutoCloseable {
  /** What four pods do at three quarters of what they are made for, and a little less. */
  private static final int USUAL = 240;

  /** Each look of the autoscaler asks for one number of each metric. */
  private static final int LOOKS = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final Shop shop;
  private final Consumer<String> says;
  private final PlayedWork work;
  private final ScaleRoll roll = new ScaleRoll();
  private final Closing closing = new Closing();
  private int metrics = 1;

  Autoscaling(Shop shop, Consumer<String> says) {
    this.shop = shop;
    this.says = says;
    this.work = new PlayedWork(shop.stack().client(), shop.namespace(), USUAL);
  }

  /** Creates it, and returns when it scales by what it is told. */
  void begin(Target target) throws InterruptedException {
    RealStack stack = shop.stack();
    try {
      stack.metrics().measure(shop.namespace(), work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var releases = stack.client().resources(GoRelease.class).inNamespace(shop.namespace());
    closing.later(releases.withName(Shop.RELEASE).watch(told(roll::sees)));
    closing.later(
        stack
            .client()
            .apps()
            .deployments()
            .inNamespace(shop.namespace())
            .watch(told((Deployment seen) -> roll.sees(seen, shop.release()))));
    metrics = target == Target.ALL ? Target.values().length - 1 : 1;
    String autoscaler =
        Resource.text(
            "scenario/autoscaler.yaml",
            Map.of("namespace", shop.namespace(), "metrics", AutoscalerMetrics.of(target)));
    new ClusterObjects(stack.client()).apply(autoscaler);
    awaitLooks();
  }

  /** So much work there is from now on. */
  void work(int percent) {
    work.set(percent);
    roll.again();
  }

  /**
   * Returns once the autoscaler has looked a few times since the work was set.
   *
   * @throws Missed if it did not, or did anything but leave the release at so many pods
   */
  void requireSteady(int replicas) throws InterruptedException {
    awaitLooks();
    says.accept("  autoscaler: " + roll + ", asked " + work.questions() + " times");
    roll.requireSteady(replicas);
  }

  private void awaitLooks() throws InterruptedException {
    try {
      Await.until("the autoscaler to look", PATIENCE, () -> work.questions() >= LOOKS * metrics);
    } catch (IllegalStateException never) {
      throw new Missed("the autoscaler asked " + work.questions() + " times for its metrics");
    }
  }

  private <T> Watcher<T> told(Consumer<T> seen) {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, T object) {
        switch (action) {
          case ADDED, MODIFIED -> seen.accept(object);
          case DELETED, ERROR, BOOKMARK -> {}
        }
      }

      @Override
      public void onClose(WatcherException cause) {
        roll.blind(String.valueOf(cause.getMessage()));
      }
    };
  }

  @Override
  public void close() {
    closing.close();
  }
}
