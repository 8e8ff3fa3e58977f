package dev.hotswap.e2e.licences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every module's dependencies, as license-maven-plugin listed them before the tests. */
class LicencesTest {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path LIST = REPOSITORY.resolve("docs/reference/licences.md");
  private static final String LISTED = "target/generated-sources/license/THIRD-PARTY.txt";
  private static final String HEAD =
      """
      # Licences

      Everything that building, testing and running Hotswap uses, and what it is licensed under. Where there are several licences one may choose.
      A test fails when this list is stale or a licence is not among the allowed ones; `mvn verify -Dupdate=true` writes the list.
      The Go service and the tools of the build itself (Maven plugins, the compiler's checks) bring nothing into what is shipped.

      | dependency | version | licence | used by |
      |---|---|---|---|
      """;

  private final Map<Dependency, Set<String>> users =
      new TreeMap<>(Comparator.comparing(Dependency::name).thenComparing(Dependency::version));

  LicencesTest() throws IOException {
    for (Path module : modules()) {
      for (String line : Files.readAllLines(module.resolve(LISTED))) {
        Dependency.read(line)
            .filter(Dependency::foreign)
            .ifPresent(
                found ->
                    users
                        .computeIfAbsent(found, _ -> new TreeSet<>())
                        .add(module.getFileName().toString()));
      }
    }
  }

  @Test
  void every_dependency_may_be_used_under_an_allowed_licence() {
    assertThat(users.keySet())
        .isNotEmpty()
        .allSatisfy(
            dependency ->
                assertThat(dependency.allowed())
                    .as("%s is licensed under %s", dependency.name(), dependency.licences())
                    .isNotEmpty());
  }

  @Test
  void the_committed_list_is_up_to_date() throws IOException {
    List<String> rows = new ArrayList<>();
    users.forEach((dependency, modules) -> rows.add(row(dependency, modules)));
    String list = HEAD + String.join("", rows);
    if (Boolean.getBoolean("update")) {
      Files.writeString(LIST, list);
    }
    assertThat(Files.readString(LIST))
        .as("%s is stale: run this test with -Dupdate=true", LIST.getFileName())
        .isEqualTo(list);
  }

  private static String row(Dependency dependency, Set<String> modules) {
    String licences = String.join(" or ", dependency.allowed());
    return "| %s | %s | %s | %s |\n"
        .formatted(dependency.name(), dependency.version(), licences, String.join(", ", modules));
  }

  /** Folders that the build made something of: this module is built last. */
  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(REPOSITORY)) {
      return folders.filter(folder -> Files.exists(folder.resolve(LISTED))).sorted().toList();
    }
  }
}
