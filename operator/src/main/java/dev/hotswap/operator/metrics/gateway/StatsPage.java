package dev.hotswap.operator.metrics.gateway;

import dev.hotswap.operator.metrics.Failure;
import dev.hotswap.operator.metrics.Failure.Reason;
import dev.hotswap.operator.metrics.gateway.LineHeads.Counted;
import dev.hotswap.operator.metrics.gateway.LineHeads.Head;
import dev.hotswap.operator.metrics.http.BodySink;
import dev.hotswap.operator.metrics.http.GarbledException;
import dev.hotswap.operator.metrics.http.Numbers;
import dev.hotswap.operator.metrics.series.Meaning;
import dev.hotswap.operator.metrics.series.Page;
import dev.hotswap.operator.metrics.vocabulary.Vocabulary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a statistics page as it arrives and keeps what is in its scope. Only lines with a name of
 * the vocabulary are decoded; of all others it is only checked that they could be lines of such a
 * page. Messages name lines by their number: what stands in them may be somebody else's.
 */
final class StatsPage implements BodySink<PodPage> {
  private static final int MOST_BOUNDS = 200;
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");

  private final Vocabulary vocabulary;
  private final Scope scope;
  private final LineHeads heads;
  private final String who;
  private final GatewayMeter meter;
  private final StatsLines lines = new StatsLines();
  private final Map<BackendService, BackendDraft> drafts = new HashMap<>();
  private final Set<Double> bounds = new HashSet<>();
  private Optional<Head> before = Optional.empty();
  private long number;

  /**
   * An empty page.
   *
   * @param heads shared by all pages of a gateway
   * @param who names the pod in failures
   */
  StatsPage(Vocabulary vocabulary, Scope scope, LineHeads heads, String who, GatewayMeter meter) {
    this.vocabulary = vocabulary;
    this.scope = scope;
    this.heads = heads;
    this.who = who;
    this.meter = meter;
  }

  @Override
  public void accept(ByteBuffer bytes) throws GarbledException {
    meter.received(bytes.remaining());
    while (lines.take(bytes)) {
      number++;
      line();
      lines.next();
    }
  }

  private void line() throws GarbledException {
    byte[] line = lines.bytes();
    int length = lines.length();
    if (length == 0 || line[0] == '#') {
      return;
    }
    int end = headEnd(line, length);
    Optional<Head> known = lines.cut() ? Optional.empty() : heads.known(before, line, end);
    boolean kept = known.filter(this::kept).isPresent();
    // What was not kept when it was learned may be kept now.
    if (known.isEmpty() || (kept && known.get().identity().isEmpty())) {
      before = decode(line, end, length);
    } else {
      add(known.get(), kept, value(line, end, length));
      before = known;
    }
  }

  private Optional<Head> decode(byte[] line, int headEnd, int length) throws GarbledException {
    int end = nameEnd(line, length);
    if (end == 0) {
      throw garbled("this is no statistics page");
    }
    if (!vocabulary.reads(new String(line, 0, end, StandardCharsets.US_ASCII))) {
      return Optional.empty();
    }
    if (lines.cut()) {
      throw garbled("a line is too long");
    }
    try {
      var sample = SampleLine.parse(new String(line, 0, length, StandardCharsets.UTF_8));
      Optional<Meaning> meaning = vocabulary.meaning(sample.name(), sample.labels());
      Head head = heads.learn(before, line, headEnd, meaning, identity(meaning, sample));
      add(head, kept(head), sample.value());
      return Optional.of(head);
    } catch (GarbledException garbled) {
      throw garbled(String.valueOf(garbled.getMessage()));
    }
  }

  private boolean kept(Head head) {
    return head.counted().filter(counted -> scope.keeps(counted)).isPresent();
  }

  /** Lines that are not kept need none, and there are many. */
  private String identity(Optional<Meaning> meaning, SampleLine sample) {
    return meaning.filter(scope::keeps).isPresent() ? sample.identity() : "";
  }

  private void add(Head head, boolean kept, double value) {
    if (head.counted().isEmpty()) {
      return;
    }
    Counted counted = head.counted().get();
    Meaning meaning = counted.meaning();
    if (meaning instanceof Meaning.Bucket bucket
        && Double.isFinite(bucket.millis())
        && bounds.size() < MOST_BOUNDS) {
      bounds.add(bucket.millis());
    }
    if (kept) {
      drafts
          .computeIfAbsent(counted.backend(), backend -> new BackendDraft())
          .add(meaning, head.identity(), value);
    }
  }

  private double value(byte[] line, int from, int length) throws GarbledException {
    long digits = Digits.read(line, from, length);
    if (digits >= 0) {
      return digits;
    }
    String text = new String(line, from, length - from, StandardCharsets.US_ASCII).strip();
    return Numbers.parse(BLANKS.split(text, 2)[0])
        .orElseThrow(() -> garbled("a value is no number"));
  }

  /** Where the labels end, or the name where there are none. */
  private static int headEnd(byte[] line, int length) {
    for (int at = length - 1; at > 0; at--) {
      if (line[at] == '}') {
        return at + 1;
      }
    }
    return nameEnd(line, length);
  }

  /** Where the name stops, if something that may follow a name is there; else 0. */
  private static int nameEnd(byte[] line, int length) {
    int end = 0;
    while (end < length && isNameByte(line[end])) {
      end++;
    }
    return end < length && (line[end] == '{' || line[end] == ' ' || line[end] == '\t') ? end : 0;
  }

  private static boolean isNameByte(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= ':') || b == '_';
  }

  @Override
  public PodPage end() throws GarbledException {
    if (lines.length() > 0) {
      throw garbled("the page ends in the middle of a line");
    }
    meter.read(number);
    Map<BackendService, Page> pages = new HashMap<>();
    Map<BackendService, Failure> faults = new HashMap<>();
    for (BackendService backend : scope.backends()) {
      try {
        BackendDraft draft = drafts.get(backend);
        pages.put(backend, draft == null ? Page.EMPTY : draft.page());
      } catch (GarbledException garbled) {
        faults.put(
            backend,
            new Failure(Reason.GARBAGE, who, backend.name() + ": " + garbled.getMessage()));
      }
    }
    return new PodPage(pages, faults, bounds);
  }

  private GarbledException garbled(String what) {
    return new GarbledException(what + ", in line " + Math.max(1, number));
  }
}
