package dev.hotswap.testkit.apiserver.admission;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a name may be written (RFC 1123, RFC 1035), and what the server says of any other.
 *
 * @param pattern what the whole name matches
 * @param longest how many characters it has at most
 * @param rule in words, with an example
 */
record Syntax(Pattern pattern, int longest, String rule) {
  private static final String SUBDOMAIN_PATTERN =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
  private static final String LABEL_PATTERN = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String DNS_1035_PATTERN = "[a-z]([-a-z0-9]*[a-z0-9])?";
  private static final String NAME_PART_PATTERN = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String VALUE_PATTERN = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
  private static final String DATA_KEY_PATTERN = "[-._a-zA-Z0-9]+";

  /** The name of most objects. */
  static final Syntax SUBDOMAIN =
      of(
          SUBDOMAIN_PATTERN,
          253,
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
              + " or '.', and must start and end with an alphanumeric character (e.g."
              + " 'example.com',");

  /** The name of a namespace or a container. */
  static final Syntax LABEL =
      of(
          LABEL_PATTERN,
          63,
          "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
              + " and must start and end with an alphanumeric character (e.g. 'my-name',  or"
              + " '123-abc',");

  /** The name of a Service. */
  static final Syntax DNS_1035 =
      of(
          DNS_1035_PATTERN,
          63,
          "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with"
              + " an alphabetic character, and end with an alphanumeric character (e.g. 'my-name', "
              + " or 'abc-123',");

  /** The value of a label. */
  static final Syntax LABEL_VALUE =
      of(
          VALUE_PATTERN,
          63,
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
              + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
              + " 'my_value',  or '12345',");

  /** A key in the data of a ConfigMap or a Secret. */
  static final Syntax DATA_KEY =
      of(
          DATA_KEY_PATTERN,
          253,
          "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g."
              + " 'key.name',  or 'KEY_NAME',  or 'key-name',");

  private static final Syntax NAME_PART =
      of(
          NAME_PART_PATTERN,
          63,
          "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
              + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc',");

  private static Syntax of(String pattern, int longest, String rule) {
    String whole = "%s regex used for validation is '%s')".formatted(rule, pattern);
    return new Syntax(Pattern.compile(pattern), longest, whole);
  }

  /** What is wrong with a name; empty when nothing is. */
  Optional<String> complaint(String name) {
    if (name.length() > longest) {
      return Optional.of("must be no more than %d characters".formatted(longest));
    }
    return pattern.matcher(name).matches() ? Optional.empty() : Optional.of(rule);
  }

  /** What is wrong with the key of a label or an annotation: {@code prefix/name} or a name. */
  static Optional<String> keyComplaint(String key) {
    int slash = key.indexOf('/');
    String prefix = slash < 0 ? "a" : key.substring(0, slash);
    return SUBDOMAIN
        .complaint(prefix)
        .map(why -> "prefix part " + why)
        .or(() -> NAME_PART.complaint(key.substring(slash + 1)).map(why -> "name part " + why));
  }
}
