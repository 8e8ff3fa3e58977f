package dev.hotswap.e2e.kubelet.image;

import java.time.Duration;

/**
 * An image as a registry holds it.
 *
 * @param digest {@code sha256:} and 64 hexadecimal digits
 * @param pull how long a node needs to get it
 */
public record Image(String digest, Duration pull, Program program) {}
