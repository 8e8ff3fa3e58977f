package dev.hotswap.e2e.scenario;

import dev.hotswap.e2e.real.RealStack;
import dev.hotswap.e2e.scenario.file.Scenario;
import dev.hotswap.e2e.scenario.play.Performance;
import dev.hotswap.e2e.scenario.play.Registry;
import dev.hotswap.e2e.scenario.play.Shop;
import dev.hotswap.e2e.scenario.play.Stage;
import dev.hotswap.e2e.scenario.result.Result;
import dev.hotswap.e2e.scenario.result.Table;
import dev.hotswap.e2e.stack.ServiceBinaries;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The order in which scenarios are played: several at once, the disturbing ones one by one. */
final class Programme {
  private final AtomicInteger number = new AtomicInteger();
  private final RealStack stack;
  private final PrintStream out;
  private final ServiceBinaries binaries;

  Programme(RealStack stack, PrintStream out) {
    this.stack = stack;
    this.out = out;
    this.binaries = new ServiceBinaries(Path.of("").toAbsolutePath(), line -> log("builds", line));
  }

  List<Result> perform(List<Scenario> scenarios, int atOnce) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      List<Future<Result>> together = new ArrayList<>();
      for (Scenario scenario : scenarios.stream().filter(s -> !s.alone()).toList()) {
        together.add(threads.submit(() -> perform(scenario)));
      }
      for (Future<Result> result : together) {
        results.add(result.get());
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
    for (Scenario scenario : scenarios.stream().filter(Scenario::alone).toList()) {
      results.add(perform(scenario));
      new Stage(stack).tidy();
    }
    return results;
  }

  private Result perform(Scenario scenario) throws InterruptedException {
    String namespace = scenario.name() + "-" + number.incrementAndGet();
    Shop shop = new Shop(stack, namespace, scenario.given());
    Registry registry = new Registry(stack.images().catalog(), binaries, stack.places().data());
    Result result;
    try {
      Consumer<String> says = line -> log(namespace, line);
      result = new Performance(scenario, shop, registry, says, Clock.systemUTC()).run();
    } catch (RuntimeException broken) {
      result = Result.broken(scenario, broken);
    }
    log(namespace, "end: " + result + "\n" + lastStatus(shop));
    out.println(Table.row(result));
    shop.close();
    return result;
  }

  private String lastStatus(Shop shop) {
    return shop.release().map(stack.client().getKubernetesSerialization()::asYaml).orElse("gone");
  }

  private synchronized void log(String name, String line) {
    Path file = stack.places().logs().resolve("scenario-" + name + ".log");
    try {
      Files.writeString(
          file,
          Clock.systemUTC().instant() + " " + line + "\n",
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
