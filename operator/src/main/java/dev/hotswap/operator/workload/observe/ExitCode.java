package dev.hotswap.operator.workload.observe;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Exit codes in words. Windows ends processes with NTSTATUS values, which arrive as negative. */
final class ExitCode {
  private static final Map<Integer, String> KNOWN =
      Map.of(
          0xC0000005, "access violation",
          0xC000007B, "not a 64-bit Windows executable",
          0xC00000FD, "stack overflow",
          0xC0000135, "a DLL is missing",
          0xC0000142, "a DLL did not initialise",
          0xC000013A, "ended by a console event",
          0xC0000017, "out of memory",
          0xC000012D, "out of memory: the limit was reached");

  private ExitCode() {}

  static String sentence(String container, ContainerStateTerminated end) {
    return "container " + container + " ended with exit code " + code(end) + reason(end);
  }

  private static String code(ContainerStateTerminated end) {
    int code = Objects.requireNonNullElse(end.getExitCode(), 0);
    if (code >= 0) {
      return Integer.toString(code);
    }
    String hex = String.format(Locale.ROOT, "0x%08X", code);
    return KNOWN.containsKey(code) ? hex + ", " + KNOWN.get(code) : hex;
  }

  private static String reason(ContainerStateTerminated end) {
    String reason = Objects.requireNonNullElse(end.getReason(), "");
    boolean saysNothing = reason.isEmpty() || reason.equals("Error") || reason.equals("Completed");
    return saysNothing ? "" : " (" + reason + message(end, reason) + ")";
  }

  /** Why it could not be started; of what ended later the message is the program's own. */
  private static String message(ContainerStateTerminated end, String reason) {
    String message = Objects.requireNonNullElse(end.getMessage(), "");
    boolean neverBegan = reason.equals("StartError") || reason.equals("ContainerCannotRun");
    return neverBegan && !message.isEmpty() ? ": " + StartFailure.bounded(message) : "";
  }
}
