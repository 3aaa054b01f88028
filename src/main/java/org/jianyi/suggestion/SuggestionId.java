package org.jianyi.suggestion;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.jianyi.Refusal;

/** A short, readable id such as J2026-0057, given by the server; also the business key of the running process. */
@Embeddable
public record SuggestionId(String value) implements Serializable {

    private static final java.util.regex.Pattern FORM = java.util.regex.Pattern.compile("J\\d{4}-\\d{4,6}");

    /**
     * @param value what came from outside
     * @throws Refusal when it is no id at all
     */
    public static SuggestionId of(String value) {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Refusal.notFound("没有这件建议，或者您无权查看");
        }
        return new SuggestionId(value);
    }

    /** @return empty when what somebody typed is no id */
    public static Optional<SuggestionId> typed(String words) {
        String id = words.toUpperCase(Locale.ROOT);
        return FORM.matcher(id).matches() ? Optional.of(new SuggestionId(id)) : Optional.empty();
    }

    static SuggestionId of(int year, int count) {
        return new SuggestionId("J%d-%04d".formatted(year, count));
    }

    @Override
    public String toString() {
        return value;
    }
}
