package dev.hotswap.operator.fault;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each fault into the log with its stack trace, once for each subject. */
public final class LoggedFaults implements FaultBarrier {
  private static final Logger LOG = LoggerFactory.getLogger(LoggedFaults.class);

  /** When so many were told, all may be told again. */
  private static final int REMEMBERED = 10_000;

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  @Override
  public <T> T guard(Task task, String subject, Supplier<T> work, Function<Fault, T> otherwise) {
    try {
      return work.get();
    } catch (Throwable e) { // an Error of one release, such as of a spec too deep, is no other's
      Fault fault = new Fault(id(task, e), task.words());
      tell(fault, subject, e);
      return otherwise.apply(fault);
    }
  }

  private void tell(Fault fault, String subject, Throwable e) {
    if (told.size() >= REMEMBERED) {
      told.clear();
    }
    if (told.add(subject + "/" + fault.id())) {
      LOG.error(
          "fault {}: {}: the operator failed while it {}", fault.id(), subject, fault.where(), e);
    }
  }

  /** Of the task, the exception and where it was thrown: not of its message, which may change. */
  private static String id(Task task, Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String place =
        trace.length == 0 ? "" : trace[0].getClassName() + "." + trace[0].getMethodName();
    String all = task + "/" + e.getClass().getName() + "/" + place;
    var sum = new CRC32();
    sum.update(all.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
