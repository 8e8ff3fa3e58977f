package dev.hotswap.operator.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hotswap.api.release.GoRelease;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The {@code in-*} files of one case.
 *
 * @param folder of the case
 */
record CaseInputs(Path folder) {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final String RELEASE = "in-gorelease.yaml";
  private static final String BEFORE = "in-gorelease-before";
  private static final String CLUSTER = "in-played-cluster.yaml";
  private static final List<String> PLAYED =
      List.of("failing", "crashing", "longestRequestSeconds");
  private static final String DELETION = "in-deleteoptions.yaml";

  /** Every case below a folder, in the order of their names. */
  static Stream<CaseInputs> all(Path folder) throws IOException {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.filter(Files::isDirectory).sorted().map(CaseInputs::new).toList().stream();
    }
  }

  /** Objects that are there before any release: the policy, and what else people have applied. */
  List<String> surroundings() {
    return named("in-").stream()
        .filter(name -> !name.startsWith("in-gorelease"))
        .filter(name -> !name.equals(CLUSTER) && !name.equals(DELETION))
        .map(this::read)
        .toList();
  }

  /** Versions that have come and serve before the phases that are told, the oldest first. */
  List<String> before() {
    return named(BEFORE).stream().map(this::read).toList();
  }

  /** The version whose phases are told. */
  String release() {
    return read(RELEASE);
  }

  /** The same, as an object. */
  static GoRelease release(String yaml) {
    return YAML.unmarshal(yaml, GoRelease.class);
  }

  /** Whether people delete the release in the end. */
  boolean deleted() {
    return Files.exists(folder.resolve(DELETION));
  }

  /** Versions of which one request in five fails. */
  List<String> failing() {
    return listed("failing");
  }

  /** Versions whose processes end right after their start. */
  List<String> crashing() {
    return listed("crashing");
  }

  /** How long the longest request stays in flight, where it matters. */
  Optional<Duration> longestRequest() {
    return Optional.of(cluster().path("longestRequestSeconds"))
        .filter(JsonNode::isInt)
        .map(seconds -> Duration.ofSeconds(seconds.asInt()));
  }

  private List<String> listed(String field) {
    return StreamSupport.stream(cluster().path(field).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private JsonNode cluster() {
    if (!Files.exists(folder.resolve(CLUSTER))) {
      return MissingNode.getInstance();
    }
    JsonNode given = YAML.unmarshal(read(CLUSTER), JsonNode.class);
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!PLAYED.contains(name)) {
                throw new IllegalArgumentException(
                    folder.resolve(CLUSTER) + " says " + name + "; it may say " + PLAYED);
              }
            });
    return given;
  }

  private List<String> named(String beginning) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.startsWith(beginning))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return String.valueOf(folder.getFileName());
  }
}
