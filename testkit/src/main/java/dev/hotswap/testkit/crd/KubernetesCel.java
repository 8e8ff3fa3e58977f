package dev.hotswap.testkit.crd;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * CEL as API servers run it: the language, the string extension and, of Kubernetes' own library
 * (https://kubernetes.io/docs/reference/using-api/cel/), what Hotswap's rules use. {@code self} and
 * {@code oldSelf} are dynamic: types are checked by the API server when the CRD is installed.
 */
final class KubernetesCel {
  private static final ListType ANY_LIST = ListType.create(SimpleType.DYN);

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addLibraries(CelExtensions.strings())
          .addVar("self", SimpleType.DYN)
          .addVar("oldSelf", SimpleType.DYN)
          .addFunctionDeclarations(
              CelFunctionDecl.newFunctionDeclaration(
                  "isSorted",
                  CelOverloadDecl.newMemberOverload("list_is_sorted", SimpleType.BOOL, ANY_LIST)),
              CelFunctionDecl.newFunctionDeclaration(
                  "format",
                  CelOverloadDecl.newMemberOverload(
                      "string_format", SimpleType.STRING, SimpleType.STRING, ANY_LIST)))
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .addLibraries(CelExtensions.strings())
          .addFunctionBindings(
              CelFunctionBinding.from("list_is_sorted", List.class, CelLists::isSorted),
              CelFunctionBinding.from(
                  "string_format", String.class, List.class, CelStrings::format))
          .build();

  /** Compiling takes longer than running, and each server that starts has the same rules. */
  private static final Map<String, CelRuntime.Program> PROGRAMS = new ConcurrentHashMap<>();

  private KubernetesCel() {}

  /**
   * A program for this expression; the same one each time.
   *
   * @throws IllegalArgumentException if it is no CEL; the message holds it
   */
  static CelRuntime.Program program(String expression) {
    return PROGRAMS.computeIfAbsent(expression, KubernetesCel::compile);
  }

  private static CelRuntime.Program compile(String expression) {
    try {
      return RUNTIME.createProgram(COMPILER.compile(expression).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(expression + ": " + e.getMessage(), e);
    }
  }
}
