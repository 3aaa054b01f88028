package org.jianyi.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * One thing that an act changed.
 *
 * @param what the word people know it by: 交办日期
 * @param before as they read it, or null when there was nothing
 * @param after what it is now, or null when it is gone
 */
public record Change(String what, String before, String after) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    /** Lines are never edited, so those of earlier days keep the names of fields. */
    private static final Map<String, String> WORDS = Map.of("key", "重点督办", "keyReason", "重点督办理由", "leader", "分管领导");

    /** What a line of the trail says was changed; what stayed is left out. */
    public static List<Change> of(AuditLine line) {
        Map<String, Object> before = read(line.before());
        Map<String, Object> after = read(line.after());
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        return all.stream()
                .filter(what -> !Objects.equals(before.get(what), after.get(what)))
                .map(what -> new Change(WORDS.getOrDefault(what, what), text(before.get(what)), text(after.get(what))))
                .toList();
    }

    /** All that was, as the trail keeps it. */
    static String before(List<Change> changes) {
        return write(changes, Change::before);
    }

    /** All that is. */
    static String after(List<Change> changes) {
        return write(changes, Change::after);
    }

    private static String write(List<Change> changes, Function<Change, String> side) {
        Map<String, String> all = new LinkedHashMap<>();
        changes.stream()
                .filter(change -> side.apply(change) != null)
                .forEach(change -> all.put(change.what(), side.apply(change)));
        try {
            return all.isEmpty() ? null : MAPPER.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> read(String json) {
        try {
            return json == null ? Map.of() : MAPPER.readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object value) {
        return value == null ? null : value instanceof Boolean yes ? yes ? "是" : "否" : value.toString();
    }
}
