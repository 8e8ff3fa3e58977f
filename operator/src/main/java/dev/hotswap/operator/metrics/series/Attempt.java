package dev.hotswap.operator.metrics.series;

/**
 * What a gateway counts of its attempts to have a request answered. One request is several attempts
 * where the gateway tries again.
 */
public enum Attempt {
  /** It was sent to a backend, whatever became of it. */
  STARTED,
  /** The gateway decided to try again. */
  RETRIED,
  /** It was answered with a fault, or a gRPC status that is one, and tried again. */
  RETRIED_FAULT,
  /** The backend broke it off, before or in the middle of its answer. */
  CUT,
  /** The gateway broke it off: the caller left, it took too long, or it was tried again. */
  DROPPED,
  /** It was broken off because the request took too long; the caller got a 504. */
  TIMED_OUT,
  /** It was broken off because it took too long by itself; it was tried again, or answered 504. */
  TRY_TIMED_OUT,
  /** The caller got a 503, from the backend or, where the backend broke off, from the gateway. */
  UNAVAILABLE,
  /** The caller got a 504, from the backend or from the gateway. */
  LATE_ANSWER,
  /** Its gRPC status is a fault of the backend's. */
  GRPC_FAULT,
  /** Its gRPC status is none. */
  GRPC_ANSWER
}
