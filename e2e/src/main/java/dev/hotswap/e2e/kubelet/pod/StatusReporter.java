package dev.hotswap.e2e.kubelet.pod;

import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends the newest status of one pod whenever it is another one than the last that was sent. */
final class StatusReporter {

  private final Semaphore changes = new Semaphore(1);
  private final PodApi api;
  private final Supplier<PodStatus> status;
  private final Thread thread = Thread.ofVirtual().name("status").unstarted(this::run);
  private volatile boolean last;
  private @Nullable PodStatus sent;

  StatusReporter(PodApi api, Supplier<PodStatus> status) {
    this.api = api;
    this.status = status;
  }

  void start() {
    thread.start();
  }

  void changed() {
    changes.release();
  }

  /** Sends what is the status now and returns when it was taken; nothing is sent afterwards. */
  void finish() throws InterruptedException {
    last = true;
    changes.release();
    thread.join();
  }

  /** Sends nothing more. */
  void abandon() {
    thread.interrupt();
  }

  private void run() {
    try {
      boolean more = true;
      while (more) {
        changes.acquire();
        changes.drainPermits();
        more = !last;
        send(status.get());
      }
    } catch (InterruptedException abandoned) {
      return;
    }
  }

  private void send(PodStatus now) throws InterruptedException {
    if (!Objects.equals(now, sent)) {
      api.report(now);
      sent = now;
    }
  }
}
