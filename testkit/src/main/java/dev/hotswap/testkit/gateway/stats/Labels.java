package dev.hotswap.testkit.gateway.stats;

/**
 * Labels of one series.
 *
 * @param pairs in Prometheus' text format
 * @param tags as they end the statistic's name inside Envoy: {@code .name.value} for each
 */
record Labels(String pairs, String tags) {

  static Labels of(String... namesAndValues) {
    Labels labels = new Labels("", "");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      labels = labels.and(namesAndValues[i], namesAndValues[i + 1]);
    }
    return labels;
  }

  Labels and(String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    String pair = name + "=\"" + escaped + "\"";
    return new Labels(pairs.isEmpty() ? pair : pairs + "," + pair, tags + "." + name + "." + value);
  }

  String line(String metric, String value) {
    return metric + "{" + pairs + "} " + value + "\n";
  }

  String line(String metric, long value) {
    return line(metric, Long.toString(value));
  }

  /** The lines of a histogram: a bucket for each bound, {@code _sum} and {@code _count}. */
  String lines(String metric, Histogram.Reading reading) {
    var lines = new StringBuilder();
    for (Histogram.Bucket bucket : reading.buckets()) {
      String bound = plain(bucket.bound());
      lines.append(and("le", bound).line(metric + "_bucket", bucket.within()));
    }
    lines.append(and("le", "+Inf").line(metric + "_bucket", reading.count()));
    lines.append(line(metric + "_sum", plain(reading.sum())));
    return lines.append(line(metric + "_count", reading.count())).toString();
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
