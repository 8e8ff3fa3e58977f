package dev.hotswap.e2e.real;

import dev.hotswap.e2e.kubelet.process.ProcessLauncher;
import dev.hotswap.e2e.real.cluster.Users;
import dev.hotswap.e2e.real.part.Part;
import dev.hotswap.e2e.real.part.PartName;
import dev.hotswap.e2e.real.part.RunningPart;
import dev.hotswap.testkit.Closing;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The programs of the stack, and clients of its API server. */
final class Parts implements AutoCloseable {
  private static final int SCRAPE_SECONDS = 5;

  private final Map<PartName, RunningPart> running = new EnumMap<>(PartName.class);
  private final Map<Users, KubernetesClient> clients = new ConcurrentHashMap<>();
  private final Closing closing = new Closing();
  private final ControlPlane controlPlane;
  private final ProcessLauncher launcher;
  private final Consumer<String> progress;

  Parts(Programs programs, Places places, Consumer<String> progress) throws IOException {
    this.progress = progress;
    launcher = closing.later(new ProcessLauncher(places.logs()));
    controlPlane = new ControlPlane(programs, places);
    Mesh mesh = new Mesh(programs, places);
    List.of(
            controlPlane.etcd(),
            controlPlane.apiServer(),
            controlPlane.controllerManager(),
            controlPlane.scheduler(),
            mesh.istiod(kubeconfig(Users.ISTIOD)),
            mesh.gateway(),
            mesh.prometheus(SCRAPE_SECONDS))
        .forEach(this::add);
  }

  private void add(Part part) {
    running.put(part.name(), new RunningPart(part, launcher));
  }

  void startControlPlane() throws InterruptedException {
    start(List.of(PartName.ETCD));
    start(List.of(PartName.API_SERVER));
    start(List.of(PartName.CONTROLLER_MANAGER, PartName.SCHEDULER));
  }

  /** The gateway's pod, its Service and its configuration have to be there. */
  void startMesh() throws InterruptedException {
    start(List.of(PartName.ISTIOD, PartName.GATEWAY, PartName.PROMETHEUS));
  }

  private void start(List<PartName> names) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> starts = new ArrayList<>();
      for (PartName name : names) {
        starts.add(threads.submit(() -> start(name)));
      }
      for (Future<?> start : starts) {
        start.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  private Void start(PartName name) throws InterruptedException {
    long began = System.nanoTime();
    part(name).start();
    progress.accept("%s works (%.1f s)".formatted(name.word(), (System.nanoTime() - began) / 1e9));
    return null;
  }

  RunningPart part(PartName name) {
    RunningPart part = running.get(name);
    if (part == null) {
      throw new IllegalStateException(name.word() + " is not part of this stack");
    }
    return part;
  }

  Path kubeconfig(Users user) {
    return controlPlane.kubeconfig(user);
  }

  KubernetesClient client(Users user) {
    return clients.computeIfAbsent(
        user,
        u ->
            closing.later(
                new KubernetesClientBuilder()
                    .withConfig(ControlPlane.config(u, controlPlane.certificate()))
                    .build()));
  }

  @Override
  public void close() {
    closing.close();
  }
}
