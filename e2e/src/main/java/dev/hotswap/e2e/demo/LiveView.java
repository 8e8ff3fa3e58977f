package dev.hotswap.e2e.demo;

import dev.hotswap.e2e.load.ConstantLoad;
import dev.hotswap.e2e.load.LoadRecord;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What a person sees while the demo runs. On a terminal a picture that is drawn anew; elsewhere a
 * line for each thing that happens.
 */
final class LiveView {
  private static final int EVENTS = 8;
  private static final Duration LOOK_BACK = Duration.ofSeconds(3);

  private final PrintStream out;
  private final boolean terminal;
  private final Clock clock;
  private final Instant began;
  private final Deque<String> events = new ArrayDeque<>();
  private String title = "";
  private String lastMessage = "";
  private final ConstantLoad load;
  private int drawn;

  LiveView(PrintStream out, boolean terminal, Clock clock, ConstantLoad load) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.began = clock.instant();
    this.load = load;
  }

  /** A scenario begins. */
  void begin(Scenario scenario) {
    title = scenario.title();
    say("— " + title);
  }

  /** Something happened that status does not tell. */
  void say(String what) {
    String line = time() + " " + what;
    events.addLast(line);
    if (events.size() > EVENTS) {
      events.removeFirst();
    }
    if (!terminal) {
      out.println(line);
    }
  }

  /** The state of the release now. */
  void show(ReleaseView seen) {
    String told = seen.phase() + ": " + seen.message();
    if (!told.equals(lastMessage) && !seen.phase().isEmpty()) {
      lastMessage = told;
      say(told);
    }
    if (terminal) {
      draw(seen);
    }
  }

  private void draw(ReleaseView seen) {
    LoadRecord recent = load.soFar().sentBetween(clock.instant().minus(LOOK_BACK), clock.instant());
    StringBuilder picture = new StringBuilder();
    if (drawn > 0) {
      picture.append("\u001b[").append(drawn).append("A\u001b[J");
    }
    picture.append("\nHotswap   %s   %s\n\n".formatted(time(), title));
    picture.append(row("stable", seen.stable(), 100 - seen.candidateWeight(), recent));
    picture.append(row("candidate", seen.candidate(), seen.candidateWeight(), recent));
    picture.append("\n  %s\n\n".formatted(seen.phase()));
    events.forEach(event -> picture.append("  ").append(cut(event)).append('\n'));
    drawn = (int) picture.chars().filter(c -> c == '\n').count();
    out.print(picture);
    out.flush();
  }

  private static String row(String role, String version, int weight, LoadRecord recent) {
    if (version.isEmpty()) {
      return "  %-10s –\n".formatted(role);
    }
    LoadRecord answers = recent.answeredBy(version);
    int bars = Math.round(weight / 5f);
    return "  %-10s %-7s %s%s %3d %%   errors %7s   P99 %9s\n"
        .formatted(
            role,
            version,
            "█".repeat(bars),
            "·".repeat(20 - bars),
            weight,
            percent(answers.failedShare()),
            answers.latency(99).map(d -> d.toMillis() + " ms").orElse("–"));
  }

  private static String percent(OptionalDouble share) {
    return share.isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f %%", share.getAsDouble() * 100);
  }

  private String time() {
    Duration passed = Duration.between(began, clock.instant());
    return String.format(
        Locale.ROOT, "%02d:%04.1f", passed.toMinutes(), passed.toMillis() % 60_000 / 1000.0);
  }

  private static String cut(String line) {
    return line.length() <= 118 ? line : line.substring(0, 117) + "…";
  }
}
