package dev.hotswap.e2e.kubelet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class ProcessLauncherTest {

  private static final List<String> SLEEP = List.of("/bin/sh", "-c", "exec sleep 600");

  /** A JVM that starts a process, prints its id and waits. */
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      var launcher = new ProcessLauncher(Path.of(arguments[0]));
      System.out.println(launcher.start(SLEEP, Map.of("PATH", "/usr/bin:/bin"), "child").pid());
      Thread.currentThread().join();
    }
  }

  @Test
  void a_launcher_that_is_closed_starts_nothing_and_says_so(@TempDir Path logs) {
    var launcher = new ProcessLauncher(logs);
    launcher.close();

    assertThatThrownBy(() -> launcher.start(SLEEP, Map.of(), "late"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nothing is started any more");
  }

  @Test
  void a_jvm_that_gets_sigterm_leaves_no_process(@TempDir Path logs) throws Exception {
    Process jvm = parent(logs);
    ProcessHandle child = child(jvm);

    jvm.destroy();

    await().atMost(Duration.ofSeconds(30)).until(() -> !child.isAlive());
    assertThat(jvm.waitFor()).isEqualTo(143);
  }

  @Test
  @EnabledIf("setprivIsThere")
  void a_jvm_that_is_killed_leaves_no_process(@TempDir Path logs) throws Exception {
    Process jvm = parent(logs);
    ProcessHandle child = child(jvm);

    jvm.destroyForcibly();

    await().atMost(Duration.ofSeconds(30)).until(() -> !child.isAlive());
  }

  @Test
  void a_program_that_is_not_there_is_an_error_or_ends_at_once(@TempDir Path logs)
      throws Exception {
    try (var launcher = new ProcessLauncher(logs)) {
      int status;
      try {
        status = launcher.start(List.of("/no/such/program"), Map.of(), "none").awaitExit();
      } catch (IOException notStarted) {
        status = 127;
      }
      assertThat(status).isEqualTo(127);
    }
  }

  static boolean setprivIsThere() {
    return Path.of("/usr/bin/setpriv").toFile().canExecute();
  }

  private static Process parent(Path logs) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Parent.class.getName(),
            logs.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ProcessHandle child(Process jvm) throws IOException {
    try (BufferedReader output = jvm.inputReader()) {
      return ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
    }
  }
}
