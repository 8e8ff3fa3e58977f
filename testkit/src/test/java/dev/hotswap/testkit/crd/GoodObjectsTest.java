package dev.hotswap.testkit.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GoodObjectsTest {
  @TestFactory
  Stream<DynamicTest> isAccepted() {
    return ObjectTable.in("good-objects").stream()
        .flatMap(ObjectTable::rows)
        .map(row -> dynamicTest(row.name(), () -> accepted(row.object(), row.old())));
  }

  @TestFactory
  Stream<DynamicTest> everyExampleOfTheDocumentationIsAccepted() {
    return Yaml.files(Path.of("../docs/examples")).stream()
        .flatMap(file -> Yaml.documents(file).stream())
        .map(ObjectNode.class::cast)
        .map(example -> dynamicTest(title(example), () -> accepted(example, Optional.empty())));
  }

  private static void accepted(ObjectNode object, Optional<ObjectNode> old) {
    assertThat(Kinds.refusals(object, old)).isEmpty();
    assertThat(Kinds.validatorOf(object).unknownFields(object)).isEmpty();
  }

  private static String title(ObjectNode example) {
    return example.get("kind").asText() + " " + example.at("/metadata/name").asText();
  }
}
