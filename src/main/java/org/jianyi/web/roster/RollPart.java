package org.jianyi.web.roster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one page shows of a list. A short list is shown whole and narrows while one types; a long one is searched here and shown in parts.
 *
 * @param lines by key, what each column shows
 * @param all how many lines the list has
 * @param found how many of them have these words
 * @param page from 0
 */
record RollPart(Map<String, Map<String, String>> lines, int all, int found, String words, int page) {

    private static final int SHORT = 200;

    static RollPart of(Map<String, Map<String, String>> all, String words, int page) {
        if (all.size() <= SHORT) {
            return new RollPart(all, all.size(), all.size(), "", 0);
        }
        List<String> wanted = Stream.of(words.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<Map.Entry<String, Map<String, String>>> found = all.entrySet().stream()
                .filter(line -> has(line.getValue(), wanted))
                .toList();
        int shown = Math.min(Math.max(page, 0), Math.max(found.size() - 1, 0) / SHORT);
        Map<String, Map<String, String>> lines = new LinkedHashMap<>();
        found.stream()
                .skip((long) shown * SHORT)
                .limit(SHORT)
                .forEach(line -> lines.put(line.getKey(), line.getValue()));
        return new RollPart(lines, all.size(), found.size(), words, shown);
    }

    private static boolean has(Map<String, String> line, List<String> wanted) {
        String text = String.join(" ", line.values()).toLowerCase(Locale.ROOT);
        return wanted.stream().allMatch(text::contains);
    }

    public boolean isWhole() {
        return all <= SHORT;
    }

    public boolean hasMore() {
        return (page + 1) * SHORT < found;
    }
}
