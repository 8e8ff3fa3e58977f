package dev.hotswap.e2e.kubelet.probe;

import io.fabric8.kubernetes.api.model.Probe;
import java.io.Closeable;
import java.time.Duration;
import java.util.Objects;

/** Asks again and again, and tells each time the thresholds turn good into bad or bad into good. */
public final class ProbeLoop implements Closeable {

  /** Hears of every verdict: as many equal answers in a row as the probe's threshold asks for. */
  @FunctionalInterface
  public interface Listener {

    /** The container is found good or bad from now on; returns whether to go on asking. */
    boolean verdict(boolean good);
  }

  private final ProbeCheck check;
  private final Listener listener;
  private final Duration initialDelay;
  private final Duration period;
  private final Duration timeout;
  private final int successes;
  private final int failures;
  private final Thread thread;
  private boolean last;
  private int inARow;

  private ProbeLoop(Probe probe, ProbeCheck check, Listener listener) {
    this.check = check;
    this.listener = listener;
    initialDelay = seconds(probe.getInitialDelaySeconds(), 0);
    period = seconds(probe.getPeriodSeconds(), 10);
    timeout = seconds(probe.getTimeoutSeconds(), 1);
    successes = Objects.requireNonNullElse(probe.getSuccessThreshold(), 1);
    failures = Objects.requireNonNullElse(probe.getFailureThreshold(), 3);
    thread = Thread.ofVirtual().name("probe").unstarted(this::run);
  }

  /** Begins to ask, after the probe's initial delay. */
  public static ProbeLoop start(Probe probe, ProbeCheck check, Listener listener) {
    var loop = new ProbeLoop(probe, check, listener);
    loop.thread.start();
    return loop;
  }

  /** Asks no more. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      Thread.sleep(initialDelay);
      while (ask()) {
        Thread.sleep(period);
      }
    } catch (InterruptedException closed) {
      return;
    }
  }

  private boolean ask() {
    boolean good = check.passes(timeout);
    inARow = good == last ? inARow + 1 : 1;
    last = good;
    boolean enough = inARow == (good ? successes : failures);
    return !enough || listener.verdict(good);
  }

  private static Duration seconds(Integer given, int otherwise) {
    return Duration.ofSeconds(Objects.requireNonNullElse(given, otherwise));
  }
}
