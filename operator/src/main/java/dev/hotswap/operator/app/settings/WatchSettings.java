package dev.hotswap.operator.app.settings;

import java.util.List;

/** Where releases are looked for. */
public record WatchSettings(
    @About("Namespaces whose releases are worked on; none listed means all.") @Default("[]")
        List<String> namespaces) {}
