package dev.hotswap.operator.golden;

import dev.hotswap.testkit.apiserver.store.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a case: one for each object that a phase made or changed, as it is when the phase
 * ends, and a page that says so for all phases.
 *
 * @param title of the page
 * @param phases in the order in which they ended
 */
record PhasePages(String title, List<RecordedPhase> phases) {
  /** Every file by its name. */
  SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    StringBuilder page = new StringBuilder(head());
    SortedMap<ObjectKey, WrittenObject> before = new TreeMap<>();
    for (int number = 0; number < phases.size(); number++) {
      RecordedPhase phase = phases.get(number);
      String prefix = String.format(Locale.ROOT, "out-%02d-%s", number, phase.name());
      SortedMap<ObjectKey, WrittenObject> old = before;
      phase
          .objects()
          .forEach(
              (key, object) -> {
                if (!object.equals(old.get(key))) {
                  files.put(file(prefix, object), object.yaml());
                }
              });
      page.append(row(phase, before, prefix));
      before = phase.objects();
    }
    files.put("out-phases.md", page.toString());
    return files;
  }

  private String head() {
    return """
    # %s

    What the operator had written when each phase ended, and what was new in it. Generated: see [how to read this](../README.md).

    | phase | what status says | new | changed | gone | as before |
    |---|---|---|---|---|---|
    """
        .formatted(title);
  }

  private static String row(
      RecordedPhase phase, Map<ObjectKey, WrittenObject> before, String prefix) {
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    int same = 0;
    var keys = new TreeSet<>(before.keySet());
    keys.addAll(phase.objects().keySet());
    for (ObjectKey key : keys) {
      Optional<WrittenObject> old = Optional.ofNullable(before.get(key));
      Optional<WrittenObject> now = Optional.ofNullable(phase.objects().get(key));
      if (now.isEmpty()) {
        old.map(PhasePages::words).ifPresent(gone::add);
      } else if (old.isEmpty()) {
        added.add(link(prefix, now.get()));
      } else if (old.equals(now)) {
        same++;
      } else {
        changed.add(link(prefix, now.get()));
      }
    }
    return "| %s | %s | %s | %s | %s | %d |\n"
        .formatted(phase.name(), phase.message(), list(added), list(changed), list(gone), same);
  }

  private static String list(List<String> words) {
    return String.join("<br>", words);
  }

  private static String link(String prefix, WrittenObject object) {
    return "[%s](%s)".formatted(words(object), file(prefix, object));
  }

  private static String words(WrittenObject object) {
    return object.kind() + " " + object.name();
  }

  private static String file(String prefix, WrittenObject object) {
    return prefix + "-" + object.fileName() + ".yaml";
  }
}
