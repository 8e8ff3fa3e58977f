package dev.hotswap.core.release.input;

import dev.hotswap.core.plan.Revision;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something a person asked for: {@code promote@5f2c/2#monday}.
 *
 * @param verb what to do
 * @param revision the revision it is meant for; another one refuses it
 * @param step the step it is meant for, counted from 1; empty for whichever is running
 * @param token makes it count once
 */
public record Command(Verb verb, Revision revision, OptionalInt step, String token) {
  /** What can be asked for. */
  public enum Verb {
    /** End the wait of this step. */
    PROMOTE("promote"),
    /** Skip the steps that are left. */
    PROMOTE_FULL("promote-full"),
    /** Put traffic back now and hold the revision. */
    ABORT("abort"),
    /** Try a rejected revision again. */
    RETRY("retry"),
    /** Bring the stable revision up again in the other slot, judged like a new version. */
    RESTART("restart");

    private final String word;

    Verb(String word) {
      this.word = word;
    }

    /** The word in the annotation. */
    public String word() {
      return word;
    }

    /** The verb with this word. */
    static Optional<Verb> of(String word) {
      return Arrays.stream(values()).filter(verb -> verb.word.equals(word)).findFirst();
    }
  }

  /** What an annotation's text turned out to be. */
  public sealed interface Reading {}

  /** A command. */
  public record Parsed(Command command) implements Reading {}

  /**
   * No command.
   *
   * @param sentence what is wrong with the text, and the right form
   */
  public record Refused(String sentence) implements Reading {}

  private static final Pattern FORM =
      Pattern.compile(
          "(?<verb>[a-z-]+)@(?<revision>[a-z0-9]{1,16})(/(?<step>[1-9][0-9]{0,2}))?#(?<token>\\S{1,64})");

  /** Reads {@code verb@revision[/step]#token}; the token is 1 to 64 characters without blanks. */
  public static Reading parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return new Refused(
          "command '%s' is not of the form verb@revision[/step]#token, such as promote@5f2c/2#monday"
              .formatted(shortened(text)));
    }
    Optional<Verb> verb = Verb.of(form.group("verb"));
    if (verb.isEmpty()) {
      return new Refused(
          "command '%s' begins with '%s', which is none of promote, promote-full, abort, retry, restart"
              .formatted(shortened(text), form.group("verb")));
    }
    String step = form.group("step");
    return new Parsed(
        new Command(
            verb.get(),
            new Revision(form.group("revision")),
            step == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(step)),
            form.group("token")));
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
