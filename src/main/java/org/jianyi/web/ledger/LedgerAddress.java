package org.jianyi.web.ledger;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jianyi.Refusal;
import org.jianyi.ledger.Basis;
import org.jianyi.ledger.LedgerFilter;
import org.jianyi.ledger.LedgerSort;
import org.jianyi.ledger.Light;
import org.jianyi.ledger.Phase;
import org.jianyi.ledger.Proxy;
import org.jianyi.ledger.Step;
import org.jianyi.suggestion.SuggestionStatus;

/**
 * The ledger's address carries all of its state, so that it can be kept, sent and come back to. What is not said in it is as usual; so it
 * stays short, and a view that was saved for the current session shows the next one when that has come.
 *
 * @param usualSession the session shown when none is named; null for all
 */
public record LedgerAddress(Long usualSession) {

    static final String ALL = "all";

    /** @throws Refusal naming the parameter that cannot be understood */
    public LedgerFilter read(Map<String, String> parameters) {
        return new LedgerFilter(
                session(parameters.get("session")),
                number(parameters, "year", 9999),
                text(parameters, "q"),
                blank(text(parameters, "category")),
                blank(text(parameters, "unit")),
                choice(SuggestionStatus.class, parameters, "status"),
                choice(Phase.class, parameters, "phase"),
                choice(Light.class, parameters, "light"),
                choice(Basis.class, parameters, "by"),
                choice(Step.class, parameters, "step"),
                number(parameters, "round", 99),
                isYes(parameters, "key"),
                choice(Proxy.class, parameters, "proxy"),
                isYes(parameters, "own"),
                parameters.containsKey("sort") ? LedgerSort.of(parameters.get("sort")) : LedgerSort.NUMBER,
                isYes(parameters, "down"));
    }

    /** @return counted from 1 */
    public static int page(Map<String, String> parameters) {
        Integer page = number(parameters, "page", 1_000_000);
        return page == null ? 1 : page;
    }

    /** The same for a page that people read: whatever is no number leads to the first. */
    static int pageOrFirst(Map<String, String> parameters) {
        String text = parameters.getOrDefault("page", "");
        return text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 1;
    }

    /** What stands behind the question mark; empty when all is as usual. */
    String write(LedgerFilter filter) {
        Map<String, Object> said = new LinkedHashMap<>();
        if (!Objects.equals(filter.session(), usualSession)) {
            said.put("session", filter.session() == null ? ALL : filter.session());
        }
        said.put("year", filter.year());
        said.put("q", blank(filter.words()));
        said.put("category", filter.category());
        said.put("unit", filter.unit());
        said.put("status", filter.status());
        said.put("phase", filter.phase());
        said.put("light", filter.light());
        said.put("by", filter.basis() == Basis.STEP ? null : filter.basis());
        said.put("step", filter.step());
        said.put("round", filter.round());
        said.put("key", filter.key() ? 1 : null);
        said.put("proxy", filter.proxy());
        said.put("own", filter.ownRatings() ? 1 : null);
        said.put(
                "sort",
                filter.sort() == LedgerSort.NUMBER ? null : filter.sort().code());
        said.put("down", filter.down() ? 1 : null);
        return said.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(entry.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Long session(String asked) {
        if (asked == null) {
            return usualSession;
        }
        if (asked.isEmpty() || asked.equals(ALL)) {
            return null;
        }
        if (!asked.matches("\\d{1,12}")) {
            throw noSession();
        }
        return Long.valueOf(asked);
    }

    static Refusal noSession() {
        return Refusal.notFound("没有这次会议，请重新选择届次");
    }

    private static String text(Map<String, String> parameters, String name) {
        String text = parameters.getOrDefault(name, "");
        if (!name.equals("q") && text.length() > 100) {
            throw notUnderstood(name);
        }
        return text;
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static Integer number(Map<String, String> parameters, String name, int most) {
        String text = parameters.getOrDefault(name, "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw notUnderstood(name);
        }
        return Integer.valueOf(text);
    }

    private static boolean isYes(Map<String, String> parameters, String name) {
        String text = parameters.getOrDefault(name, "");
        if (!text.matches("[01]?")) {
            throw notUnderstood(name);
        }
        return text.equals("1");
    }

    private static <E extends Enum<E>> E choice(Class<E> type, Map<String, String> parameters, String name) {
        String text = parameters.getOrDefault(name, "");
        return text.isEmpty()
                ? null
                : Arrays.stream(type.getEnumConstants())
                        .filter(value -> value.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> notUnderstood(name));
    }

    private static Refusal notUnderstood(String name) {
        Map<String, String> words = Map.ofEntries(
                Map.entry("year", "年份"),
                Map.entry("category", "类别"),
                Map.entry("unit", "单位"),
                Map.entry("status", "状态"),
                Map.entry("phase", "办理情况"),
                Map.entry("light", "期限情况"),
                Map.entry("by", "期限"),
                Map.entry("step", "环节"),
                Map.entry("round", "办理次数"),
                Map.entry("page", "页码"),
                Map.entry("proxy", "代录"),
                Map.entry("key", "重点"));
        return Refusal.badInput(name, "网址里的“" + words.getOrDefault(name, "条件") + "”不对，请重新选择");
    }
}
