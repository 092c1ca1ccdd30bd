package io.agentee.cdi.key;

import java.util.Comparator;

/** Finds the known key that a misspelt one is nearest to. */
final class NearestKey {

    private static final int AT_MOST = 4;

    private NearestKey() {}

    /** The nearest key, about the same agent or model, and tool; empty when none is near. */
    static String of(String key) {
        String[] parts = key.split("\\.", -1);
        String name = parts.length > 3 ? parts[2] : "{a}";
        String tool = parts.length > 6 ? parts[5] : "{t}";
        return AgenteeKey.all().stream()
                .map(candidate -> candidate.of(name, tool))
                .min(Comparator.comparingInt(candidate -> distance(candidate, key)))
                .filter(candidate -> distance(candidate, key) <= AT_MOST)
                .orElse("");
    }

    /** How many characters to insert, remove or replace to come from one text to the other. */
    static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
