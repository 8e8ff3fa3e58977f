package dev.hotswap.e2e.scenario.play;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.e2e.scenario.file.Attack;
import dev.hotswap.e2e.scenario.file.Attack.Outcome;
import dev.hotswap.e2e.stack.ClusterObjects;
import dev.hotswap.e2e.stack.Resource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tenant with a namespace and a user of its own, who means harm to its neighbour. */
final class Attacker implements AutoCloseable {
  private static final Duration TELLING = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Shop victim;
  private final String namespace;
  private final Kubectl kubectl;
  private final Consumer<String> says;
  private Optional<CompletableFuture<List<String>>> attacks = Optional.empty();

  Attacker(Shop victim, Consumer<String> says) {
    this.victim = victim;
    this.namespace = victim.namespace() + "-evil";
    this.kubectl = new Kubectl(victim.stack(), namespace, Optional.of("mallory"));
    this.says = says;
  }

  /** Does all of this, one after the other, while the script goes on. */
  void begin(List<Attack> all) {
    var objects = new ClusterObjects(victim.stack().client());
    objects.namespace(namespace);
    objects.apply(
        new ByteArrayInputStream(
            Resource.text("scenario/tenant.yaml", Map.of("namespace", namespace, "user", "mallory"))
                .getBytes(StandardCharsets.UTF_8)));
    attacks =
        Optional.of(
            CompletableFuture.supplyAsync(
                () -> all.stream().flatMap(attack -> attempt(attack).stream()).toList()));
  }

  /**
   * Waits for the end of what was begun.
   *
   * @throws Missed naming each attack that did not end as its file says
   */
  void repelled() {
    List<String> other =
        attacks.orElseThrow(() -> new IllegalStateException("no attack has begun")).join();
    if (!other.isEmpty()) {
      throw new Missed(String.join("; ", other));
    }
  }

  private Optional<String> attempt(Attack attack) {
    says.accept("  attack " + attack.name() + ": " + attack.title());
    Optional<String> refused = applied(attack);
    Optional<String> other =
        switch (attack.outcome()) {
          case Outcome.Refused(Pattern words) ->
              refused.filter(said -> words.matcher(said).find()).isPresent()
                  ? Optional.empty()
                  : Optional.of("it was not refused in such words: " + refused.orElse("taken"));
          case Outcome.Told(Pattern words) -> refused.or(() -> untold(attack, words));
          case Outcome.Harmless() -> refused;
        };
    other.ifPresent(why -> says.accept("  attack " + attack.name() + " went otherwise: " + why));
    return other.map(why -> attack.name() + ": " + why);
  }

  /** What the API server or kubectl said against it. */
  private Optional<String> applied(Attack attack) {
    try {
      if (!attack.objects().isBlank()) {
        kubectl.run(
            List.of("apply", "--server-side", "--force-conflicts", "--validate=false", "-f", "-"),
            attack.manifest(namespace, victim.namespace()));
      }
      for (String command : attack.commands(namespace, victim.namespace())) {
        kubectl.run(List.of(command.split("\\s+")));
      }
      return Optional.empty();
    } catch (Missed refusal) {
      return Optional.of(String.valueOf(refusal.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private Optional<String> untold(Attack attack, Pattern words) {
    long end = System.nanoTime() + TELLING.toNanos();
    String told = told(attack.name());
    while (!words.matcher(told).find()) {
      if (System.nanoTime() > end) {
        return Optional.of("after " + TELLING.toSeconds() + " s its release says: " + told);
      }
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return Optional.of("interrupted");
      }
      told = told(attack.name());
    }
    return Optional.empty();
  }

  /** All that the attacker's release of this name says. */
  private String told(String name) {
    return Optional.ofNullable(
            victim
                .stack()
                .client()
                .resources(GoRelease.class)
                .inNamespace(namespace)
                .withName(name)
                .get())
        .flatMap(release -> Optional.ofNullable(release.getStatus()))
        .map(
            status ->
                Stream.concat(
                        Stream.of(String.valueOf(status.message())),
                        status.conditions().stream().map(condition -> condition.message()))
                    .collect(Collectors.joining(" | ")))
        .orElse("nothing");
  }

  @Override
  public void close() {
    victim.stack().client().namespaces().withName(namespace).delete();
  }
}
