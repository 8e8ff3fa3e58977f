/**
 * A server that speaks Prometheus' query API: it answers as a test says, or scrapes targets and
 * answers from what it found. The second kind understands, at an instant and over a range,
 * selectors {@code metric{label="value",…}} with {@code =}, {@code !=}, {@code =~} and {@code !~},
 * {@code timestamp(…)} of a selector, and {@code sum}, {@code max}, {@code min}, {@code avg},
 * {@code count} and {@code group} of these, each with {@code by (…)}, {@code without (…)} or
 * neither, nested as deep as wanted. It knows no functions of ranges ({@code rate}), operators or
 * numbers.
 */
@NullMarked
package dev.hotswap.testkit.prometheus;

import org.jspecify.annotations.NullMarked;
