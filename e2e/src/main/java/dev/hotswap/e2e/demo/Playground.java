package dev.hotswap.e2e.demo;

import dev.hotswap.e2e.stack.EmbeddedStack;
import dev.hotswap.e2e.stack.Resource;
import dev.hotswap.testkit.apiserver.access.PolicyRule;
import dev.hotswap.testkit.apiserver.access.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps the embedded stack for a person with kubectl, or for an operator in a debugger. */
@Command(
    name = "playground",
    mixinStandardHelpOptions = true,
    description = "Keeps the embedded stack until it is told to stop.")
final class Playground implements Callable<Integer> {
  @Option(
      names = "--without-operator",
      description = "start none, and say how one is started by hand")
  private boolean withoutOperator;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Playground()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    try (EmbeddedStack stack =
        EmbeddedStack.start(Path.of("").toAbsolutePath(), line -> System.out.println(line))) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stack::close));
      DemoImages.publish(stack);
      letKubectlIn(stack);
      CoreEvents.show(stack.client());
      if (!withoutOperator) {
        stack.operator().start();
      }
      System.out.println(guide(stack));
      stopped.await();
    }
    return 0;
  }

  /** Over plain HTTP kubectl says nothing about who it is. The server listens on loopback only. */
  private static void letKubectlIn(EmbeddedStack stack) {
    List<String> all = List.of("*");
    stack.server().grant(User.ANONYMOUS, new PolicyRule(all, all, all, List.of()));
  }

  private String guide(EmbeddedStack stack) throws IOException {
    String operator = withoutOperator ? "start it with  " + stack.operator().byHand() : "runs";
    return """

        export KUBECONFIG=%s
        kubectl apply --server-side --force-conflicts --validate=false -f %s
        kubectl -n shop get gr payment -w
        kubectl -n shop get events -w

        Other versions lie beside that file: 2.0.0 (good), 2.1.0 (fails one request in five), 2.2.0 (slow), 3.0.0 (good).
        Gateway: http:/%s (Host: payment.example.com)   Operator: %s
        Ctrl-C ends everything.
        """
        .formatted(
            stack.kubeconfig(), releases(stack.folder()), stack.gateways().getFirst(), operator);
  }

  /** Writes a file for each version, and returns that of the first. */
  private static Path releases(Path folder) throws IOException {
    String policy = Resource.text("demo/policy.yaml", Pauses.FULL.places());
    for (String version : DemoImages.VERSIONS) {
      String release = Resource.text("demo/release.yaml", Map.of("version", version));
      Files.writeString(folder.resolve(version + ".yaml"), policy + "\n---\n" + release);
    }
    return folder.resolve(DemoImages.VERSIONS.getFirst() + ".yaml");
  }
}
