package dev.hotswap.e2e.scenario.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Another build of the operator, which gives pods more time to end. */
final class NewerBuild {
  private static final Path SOURCE =
      Path.of("operator/src/main/java/dev/hotswap/operator/workload/windows/DrainHook.java");
  private static final String OURS = "USUAL_GRACE = 30;";
  private static final String NEWER = "USUAL_GRACE = 45;";

  private NewerBuild() {}

  /**
   * Compiles what is different.
   *
   * @param folder gets sources and classes
   * @return classes that go before the usual ones
   */
  static Path compile(Path folder) {
    try {
      String source = Files.readString(SOURCE);
      if (!source.contains(OURS)) {
        throw new IllegalStateException(SOURCE + " does not say " + OURS);
      }
      Files.createDirectories(folder);
      Path changed = folder.resolve(SOURCE.getFileName());
      Files.writeString(changed, source.replace(OURS, NEWER));
      compile(changed, folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path source, Path into) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath = System.getProperty("java.class.path");
    int status =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-d",
            into.toString(),
            "-cp",
            classPath,
            source.toString());
    if (status != 0) {
      throw new IllegalStateException(source + " does not compile");
    }
  }
}
