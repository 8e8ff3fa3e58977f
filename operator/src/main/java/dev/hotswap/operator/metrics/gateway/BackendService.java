package dev.hotswap.operator.metrics.gateway;

/** A Service that a route can send to, among those of all namespaces. */
record BackendService(String namespace, String name) {}
