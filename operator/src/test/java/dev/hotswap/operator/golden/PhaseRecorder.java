package dev.hotswap.operator.golden;

import dev.hotswap.api.release.GoRelease;
import dev.hotswap.testkit.apiserver.json.ApiObject;
import dev.hotswap.testkit.apiserver.store.LogEntry;
import dev.hotswap.testkit.apiserver.store.ObjectKey;
import dev.hotswap.testkit.apiserver.store.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Follows every change of a played cluster, and keeps what there is when a release goes from one
 * phase to the next. Status is written before all else that follows from a decision, so this is all
 * that was written in the phase, however fast it went by. Of status itself the first writing in the
 * phase is kept: what is added later tells how pods come one by one.
 */
final class PhaseRecorder {
  private static final String RELEASES = "goreleases";
  private static final String BEFORE = "before";

  private final ObjectStore store;
  private final SortedMap<ObjectKey, ApiObject> live = new TreeMap<>();
  private final List<RecordedPhase> ended = new ArrayList<>();
  private Optional<String> seen = Optional.empty();
  private Optional<String> title = Optional.empty();
  private Optional<ApiObject> first = Optional.empty();
  private long version;

  PhaseRecorder(ObjectStore store) {
    this.store = store;
  }

  /** What was written until now came before the phases that are told. */
  void begin() throws InterruptedException {
    follow();
    ended.clear();
    title = seen.map(phase -> BEFORE);
  }

  /** Takes in what was written since the last call. */
  void follow() throws InterruptedException {
    List<LogEntry> news =
        store
            .after(version, Duration.ZERO)
            .orElseThrow(() -> new IllegalStateException("the server's log is too short"));
    news.forEach(this::follow);
  }

  private void follow(LogEntry entry) {
    version = entry.version();
    boolean release = entry.key().resource().startsWith(RELEASES);
    if (release) {
      followRelease(entry.after());
    }
    entry
        .after()
        .ifPresentOrElse(object -> live.put(entry.key(), object), () -> live.remove(entry.key()));
  }

  private void followRelease(Optional<ApiObject> release) {
    Optional<String> phase =
        release.map(object -> object.as(GoRelease.class)).flatMap(PhaseName::of);
    if (!phase.equals(seen)) {
      endPhase();
      seen = phase;
      first = release;
      title = release.isPresent() ? phase : Optional.of("deleted");
    }
  }

  /** The API server did not take a release, for this reason: nothing comes of it. */
  void refused(String why) throws InterruptedException {
    follow();
    endPhase();
    title = Optional.empty();
    ended.add(new RecordedPhase("refused", why, written()));
  }

  private void endPhase() {
    title.ifPresent(name -> ended.add(new RecordedPhase(name, message(), written())));
  }

  private SortedMap<ObjectKey, WrittenObject> written() {
    SortedMap<ObjectKey, WrittenObject> written = new TreeMap<>();
    live.forEach(
        (key, object) -> {
          if (WrittenObject.isShown(object)) {
            boolean release = key.resource().startsWith(RELEASES);
            written.put(key, WrittenObject.of(release ? first.orElse(object) : object));
          }
        });
    return written;
  }

  private String message() {
    return first
        .map(release -> release.at("status", "message").asText())
        .map(WrittenObject::text)
        .orElse("");
  }

  /** Every phase since {@link #begin()}, the last one as it is now. */
  List<RecordedPhase> phases() throws InterruptedException {
    follow();
    endPhase();
    title = Optional.empty();
    return List.copyOf(ended);
  }
}
