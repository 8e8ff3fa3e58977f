package dev.hotswap.e2e.scenario.file;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a hostile tenant does in a namespace of its own, with a tenant's rights.
 *
 * @param name of its file
 * @param title for people, one sentence
 * @param times how many objects are made of each in {@code objects}
 * @param objects YAML to apply; {@code ${victim}}, {@code ${namespace}} and {@code ${n}} stand for
 *     the victim's namespace, the own one and the object's number, {@code ${deep:N}}, {@code
 *     ${digits:N}} and {@code ${text:N}} for a value of that nesting, that many digits or letters
 * @param commands typed after {@code kubectl} once the objects are applied, one after the other
 * @param outcome what comes of it
 */
public record Attack(
    String name, String title, int times, String objects, List<String> commands, Outcome outcome) {
  private static final Pattern SIZED = Pattern.compile("\\$\\{(deep|digits|text):([0-9]+)}");

  /** What comes of an attack. */
  public sealed interface Outcome {
    /** The API server refuses it, in words that contain this. */
    record Refused(Pattern words) implements Outcome {}

    /** The attacker's own release, of the attack's name, says this in a message or condition. */
    record Told(Pattern words) implements Outcome {}

    /** Nothing: the API server takes it, and nobody is worse off. */
    record Harmless() implements Outcome {}
  }

  static Attack read(String name, Fields given) {
    given.only("title", "times", "objects", "kubectl", "refused", "told");
    return new Attack(
        name,
        given.required("title"),
        given.number("times", 1),
        given.text("objects", ""),
        given.text("kubectl", "").lines().map(String::strip).filter(l -> !l.isEmpty()).toList(),
        given
            .text("refused")
            .<Outcome>map(words -> new Outcome.Refused(Pattern.compile(words)))
            .or(() -> given.text("told").map(words -> new Outcome.Told(Pattern.compile(words))))
            .orElseGet(Outcome.Harmless::new));
  }

  /** The objects to apply, one text. */
  public String manifest(String namespace, String victim) {
    return IntStream.range(0, times)
        .mapToObj(n -> filled(objects, namespace, victim, n))
        .collect(Collectors.joining("\n---\n"));
  }

  /** The commands to type. */
  public List<String> commands(String namespace, String victim) {
    return commands.stream().map(line -> filled(line, namespace, victim, 0)).toList();
  }

  private String filled(String text, String namespace, String victim, int number) {
    String named =
        text.replace("${victim}", victim)
            .replace("${namespace}", namespace)
            .replace("${name}", name)
            .replace("${n}", Integer.toString(number));
    return SIZED
        .matcher(named)
        .replaceAll(sized -> Matcher.quoteReplacement(value(sized.group(1), sized.group(2))));
  }

  private static String value(String kind, String size) {
    int count = Integer.parseInt(size);
    return switch (kind) {
      case "deep" -> "{\"a\":".repeat(count) + "1" + "}".repeat(count);
      case "digits" -> "9".repeat(count);
      default -> "x".repeat(count);
    };
  }
}
