package dev.hotswap.operator.metrics.gateway;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.hotswap.operator.metrics.Dialect;
import dev.hotswap.operator.metrics.http.GarbledException;
import java.nio.charset.StandardCharsets;

/** Whatever a pod answers, a page is read or refused. */
class StatsPageFuzzTest {
  @FuzzTest
  void aPageIsReadOrGarbled(byte[] page) {
    for (Dialect dialect : Dialect.values()) {
      try {
        Pages.read(dialect, new String(page, StandardCharsets.ISO_8859_1), 64);
      } catch (GarbledException refused) {
        // as it should be
      }
    }
  }
}
