package dev.hotswap.e2e.load;

/** Why a request got no whole answer. */
public enum Failure {
  /** No connection could be made. */
  CONNECT,
  /** The connection ended before an answer began, or in the middle of it. */
  RESET,
  /** The answer took longer than the plan allows. */
  TIMEOUT
}
