/**
 * What administrators allow to namespaces. Nothing is allowed that no grant allows, except what a
 * namespace has by itself: the hosts of its own Services, at gateways of its own.
 */
@NullMarked
package dev.hotswap.operator.grant;

import org.jspecify.annotations.NullMarked;
