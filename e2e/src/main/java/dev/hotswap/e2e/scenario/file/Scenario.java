package dev.hotswap.e2e.scenario.file;

import dev.hotswap.e2e.scenario.action.Action;
import java.util.List;

/**
 * One scenario: what is given, what happens, what is expected.
 *
 * @param name of its file, with the case where the file has several
 * @param title for people, one sentence
 * @param alone whether it disturbs what others share
 */
public record Scenario(
    String name, String title, boolean alone, Given given, List<Action> script, Expect expect) {}
