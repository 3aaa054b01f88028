package org.jianyi.handling;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jianyi.ChineseDate;

/**
 * A date of a case that became another one.
 *
 * @param what in words: 镇水利站答复期限
 * @param before null when there was none
 */
public record DateChange(String what, LocalDate before, LocalDate after) {

    boolean isReal() {
        return !Objects.equals(before, after);
    }

    /** 答复期限、镇水利站答复期限由2027年2月1日改为2027年2月2日；… */
    public static String sentence(List<DateChange> changes) {
        Map<String, List<String>> together = changes.stream()
                .collect(Collectors.groupingBy(
                        DateChange::move,
                        LinkedHashMap::new,
                        Collectors.mapping(DateChange::what, Collectors.toList())));
        return together.entrySet().stream()
                .map(same -> String.join("、", same.getValue()) + same.getKey())
                .collect(Collectors.joining("；"));
    }

    private String move() {
        return (before == null ? "定为" : "由" + ChineseDate.of(before) + "改为")
                + (after == null ? "无" : ChineseDate.of(after));
    }
}
