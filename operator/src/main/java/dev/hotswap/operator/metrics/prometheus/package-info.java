/**
 * A Prometheus as metric source. Only raw counters are asked for and subtracted here: exact, and
 * one scrape quicker than {@code rate()}.
 *
 * <p>A policy's own queries may contain {@code {{namespace}}}, {@code {{services}}} (both backend
 * Services, as a regular expression) and {@code {{candidate}}} (the Service on trial), so that one
 * policy serves many releases.
 *
 * <ul>
 *   <li>A ratio's two queries each give raw counters, never {@code rate()} or {@code increase()}.
 *       Every series carries the backend Service in a label {@code service} or {@code
 *       destination_service_name}; any further label, such as {@code pod}, tells counters apart
 *       that restart one by one: {@code sum by (service, pod)
 *       (checkout_failed_total{namespace="{{namespace}}", service=~"{{services}}"})}.
 *   <li>A value's query gives one number, or one for each backend Service, of which the candidate's
 *       is taken.
 * </ul>
 */
@NullMarked
package dev.hotswap.operator.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
