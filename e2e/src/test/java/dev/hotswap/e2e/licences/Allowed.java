package dev.hotswap.e2e.licences;

import java.util.Map;
import java.util.Optional;

/** The licences that a dependency may have. */
final class Allowed {

  private static final String APACHE_2 = "Apache-2.0";
  private static final String BSD_3 = "BSD-3-Clause";
  private static final String EPL_2 = "EPL-2.0";
  private static final String MIT = "MIT";

  /** By the names that authors give them; of a library under the last one, any program may be. */
  private static final Map<String, String> SPDX =
      Map.ofEntries(
          Map.entry(APACHE_2, APACHE_2),
          Map.entry("Apache 2 License", APACHE_2),
          Map.entry("Apache 2.0", APACHE_2),
          Map.entry("Apache License, Version 2.0", APACHE_2),
          Map.entry("The Apache License, Version 2.0", APACHE_2),
          Map.entry("The Apache Software License, Version 2.0", APACHE_2),
          Map.entry("The Apache Software License, version 2.0", APACHE_2),
          Map.entry("BSD-2-Clause", "BSD-2-Clause"),
          Map.entry(BSD_3, BSD_3),
          Map.entry("BSD 3-clause", BSD_3),
          Map.entry("BSD Licence 3", BSD_3),
          Map.entry("Go License", BSD_3),
          Map.entry(EPL_2, EPL_2),
          Map.entry("Eclipse Public License v2.0", EPL_2),
          Map.entry(MIT, MIT),
          Map.entry("MIT License", MIT),
          Map.entry("The MIT License", MIT),
          // Its own text is the MIT licence word for word, with its name before it.
          Map.entry("Bouncy Castle Licence", MIT),
          Map.entry(
              "GNU General Public License (GPL), version 2, with the Classpath exception",
              "GPL-2.0 WITH Classpath-exception-2.0"));

  private Allowed() {}

  /** The identifier of a licence in the SPDX licence list; empty when it is not allowed. */
  static Optional<String> spdx(String name) {
    return Optional.ofNullable(SPDX.get(name));
  }
}
