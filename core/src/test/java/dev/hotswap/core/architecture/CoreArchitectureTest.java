package dev.hotswap.core.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CoreArchitectureTest {
  private static final String CORE = "dev.hotswap.core..";
  private static final int LONGEST_FILE = 300;

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.hotswap.core");

  @Test
  void coreDependsOnValuesOfTheJdkAndItselfAlone() {
    check(
        classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                CORE,
                "java.lang..",
                "java.math..",
                "java.time..",
                "java.util",
                "java.util.function..",
                "java.util.regex..",
                "java.util.stream..",
                "org.jspecify.annotations.."));
  }

  @Test
  void nothingReadsAClock() {
    check(noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class));
    check(noClasses().should().callMethod(Instant.class, "now"));
    check(noClasses().should().callMethod(System.class, "currentTimeMillis"));
    check(noClasses().should().callMethod(System.class, "nanoTime"));
  }

  @Test
  void everyClassIsAValueOrClosed() {
    check(
        classes()
            .that(areNotAnonymous())
            .should()
            .beRecords()
            .orShould()
            .beEnums()
            .orShould()
            .beInterfaces()
            .orShould()
            .haveModifier(JavaModifier.FINAL)
            .orShould()
            .haveSimpleName("package-info"));
  }

  @Test
  void nothingAnswersNull() {
    check(methods().should().notBeAnnotatedWith(Nullable.class));
    check(
        classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class));
    assertThat(packages())
        .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
  }

  @Test
  void noClassIsADrawer() {
    check(
        noClasses()
            .should()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl"));
  }

  @Test
  void packagesDoNotGoInCircles() {
    check(slices().matching("dev.hotswap.core.(*)..").should().beFreeOfCycles());
    check(slices().matching("dev.hotswap.core.release.(*)..").should().beFreeOfCycles());
  }

  @Test
  void noFileIsLong() {
    assertThat(sources("src"))
        .allSatisfy(
            file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(LONGEST_FILE));
  }

  private static void check(ArchRule rule) {
    rule.check(MAIN);
  }

  private static DescribedPredicate<JavaClass> areNotAnonymous() {
    return DescribedPredicate.describe(
        "are no anonymous classes", type -> !type.isAnonymousClass() && !type.isInnerClass());
  }

  private static List<Path> packages() {
    return sources("src/main/java").stream().map(Path::getParent).distinct().toList();
  }

  private static List<Path> sources(String root) {
    try (Stream<Path> files = Files.walk(Path.of(root))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
