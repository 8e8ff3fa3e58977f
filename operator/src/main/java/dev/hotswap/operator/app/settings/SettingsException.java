package dev.hotswap.operator.app.settings;

import java.util.List;

/** Settings that cannot be used: the message names every mistake, one a line. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Of these mistakes, each "path: what is wrong and how to put it right". */
  SettingsException(String source, List<String> mistakes) {
    super("The settings in " + source + " cannot be used:\n  " + String.join("\n  ", mistakes));
  }
}
