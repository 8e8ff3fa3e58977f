package dev.hotswap.testkit.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A table of bad objects in {@code bad-objects/*.yaml}: what is wrong with a good one, and the
 * sentences it is refused with. All sentences were recorded from kube-apiserver 1.34.3.
 */
class BadObjectsTest {
  @TestFactory
  Stream<DynamicContainer> isRefusedWithTheSentencesOfARealApiServer() {
    return ObjectTable.in("bad-objects").stream()
        .map(table -> dynamicContainer(table.file().getFileName().toString(), tests(table)));
  }

  private static Stream<DynamicTest> tests(ObjectTable table) {
    return table
        .rows()
        .map(
            row ->
                dynamicTest(
                    row.name(),
                    () ->
                        assertThat(Kinds.refusals(row.object(), row.old()))
                            .isNotEmpty()
                            .isEqualTo(row.refused())));
  }

  @Test
  void theTableHoldsAtLeastSixtyObjects() {
    assertThat(ObjectTable.in("bad-objects").stream().flatMap(ObjectTable::rows))
        .hasSizeGreaterThanOrEqualTo(60);
  }
}
