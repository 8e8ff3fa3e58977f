package dev.hotswap.testkit.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotswap.testkit.controllers.api.Pods;
import dev.hotswap.testkit.controllers.node.PlayedImage;
import dev.hotswap.testkit.controllers.node.PlayedImage.Exit;
import dev.hotswap.testkit.controllers.node.PlayedRegistry;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PodLifeTest {
  private static final String IMAGE = "registry.example.com/shop/payment:1.0";

  private final World world = new World();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void a_pod_is_created_started_and_then_ready() {
    push(PlayedImage.healthy("1").taking(seconds(60), seconds(2), seconds(3)));
    world.apply(Workloads.pod("p", IMAGE));

    assertThat(waiting()).isEqualTo("ContainerCreating");
    world.advance(seconds(62));
    assertThat(Pods.phase(world.pod("p"))).isEqualTo("Running");
    assertThat(Pods.ready(world.pod("p"))).isFalse();
    world.advance(seconds(3));
    assertThat(Pods.ready(world.pod("p"))).isTrue();
  }

  @Test
  void an_image_that_cannot_be_fetched_is_tried_again_until_it_can() {
    push(PlayedImage.healthy("1").unpullable("no matching manifest for windows/amd64"));
    world.apply(Workloads.pod("p", IMAGE));

    assertThat(waiting()).isEqualTo("ErrImagePull");
    world.advance(seconds(3));
    assertThat(waiting()).isEqualTo("ImagePullBackOff");
    push(PlayedImage.healthy("1"));
    world.advance(seconds(10));
    assertThat(Pods.ready(world.pod("p"))).isTrue();
  }

  @Test
  void a_process_that_keeps_ending_is_restarted_ever_later() {
    push(PlayedImage.healthy("1").exiting(Exit.of(seconds(1), 2)));
    world.apply(Workloads.pod("p", IMAGE));

    world.advance(seconds(2));

    assertThat(waiting()).isEqualTo("CrashLoopBackOff");
    assertThat(world.container("p").getRestartCount()).isEqualTo(1);
    assertThat(lastEnd().getExitCode()).isEqualTo(2);
    world.advance(seconds(60));
    assertThat(world.container("p").getRestartCount()).isEqualTo(3);
  }

  @Test
  void a_process_that_ran_out_of_memory_says_so() {
    world.apply(Workloads.pod("p", IMAGE));

    world.cluster.crash("shop", "p", Exit.outOfMemory(Duration.ZERO));

    assertThat(lastEnd().getReason()).isEqualTo("OOMKilled");
    assertThat(world.container("p").getRestartCount()).isEqualTo(1);
    assertThat(Pods.phase(world.pod("p"))).isEqualTo("Running");
  }

  @Test
  void a_command_that_is_not_restarted_runs_to_its_end() {
    world.apply(command("p"));
    push(PlayedImage.healthy("1").commandsExitWith(3));
    world.apply(command("q"));

    assertThat(Pods.phase(world.pod("p"))).isEqualTo("Succeeded");
    assertThat(Pods.phase(world.pod("q"))).isEqualTo("Failed");
  }

  @Test
  void a_pod_reports_the_digest_behind_a_tag_that_moves() {
    PlayedImage first = PlayedImage.healthy("first");
    PlayedImage second = PlayedImage.healthy("second");
    push(first);
    world.apply(Workloads.pod("p", IMAGE));
    push(second);
    Pod anew = Workloads.pod("q", IMAGE);
    anew.getSpec().getContainers().getFirst().setImagePullPolicy("Always");
    world.apply(anew);

    assertThat(world.container("p").getImageID())
        .isEqualTo("registry.example.com/shop/payment@" + PlayedRegistry.digest(first));
    assertThat(world.container("q").getImageID())
        .isEqualTo("registry.example.com/shop/payment@" + PlayedRegistry.digest(second));
  }

  @Test
  void a_deleted_pod_stays_for_its_hook_and_its_process_but_no_longer_than_its_grace() {
    push(PlayedImage.healthy("1").stoppingIn(seconds(5)));
    world.apply(hooked("p", 10));
    world.apply(hooked("q", 60));

    world.client.pods().inNamespace("shop").delete();
    world.cluster.settle();
    world.advance(seconds(14));
    assertThat(world.pods()).hasSize(2);
    world.advance(seconds(1));
    assertThat(world.pods()).hasSize(1);
    world.advance(seconds(15));
    assertThat(world.pods()).isEmpty();
  }

  private static Pod command(String name) {
    return new PodBuilder(Workloads.pod(name, IMAGE))
        .editSpec()
        .withRestartPolicy("Never")
        .editFirstContainer()
        .withImagePullPolicy("Always")
        .withCommand("cmd", "/c", "exit 0")
        .endContainer()
        .endSpec()
        .build();
  }

  private static Pod hooked(String name, long sleep) {
    return new PodBuilder(Workloads.pod(name, IMAGE))
        .editSpec()
        .editFirstContainer()
        .withNewLifecycle()
        .withNewPreStop()
        .withNewSleep(sleep)
        .endPreStop()
        .endLifecycle()
        .endContainer()
        .endSpec()
        .build();
  }

  private void push(PlayedImage image) {
    world.cluster.registry().push(IMAGE, image);
  }

  private String waiting() {
    return world.container("p").getState().getWaiting().getReason();
  }

  private ContainerStateTerminated lastEnd() {
    return world.container("p").getLastState().getTerminated();
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
