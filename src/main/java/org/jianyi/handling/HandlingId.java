package org.jianyi.handling;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.jianyi.Refusal;
import org.jianyi.suggestion.SuggestionId;

/** The id of one unit's share in one round, such as J2026-0057-2; the business key of its process. */
@Embeddable
public record HandlingId(String value) implements Serializable {

    private static final Pattern FORM = Pattern.compile("J\\d{4}-\\d{4,6}-\\d{1,3}");

    /** @throws Refusal when it is no id at all */
    public static HandlingId of(String value) {
        if (value == null || !FORM.matcher(value).matches()) {
            throw Refusal.notFound("没有这项办理，或者您无权查看");
        }
        return new HandlingId(value);
    }

    /** @param count from 1, counting all shares of the suggestion */
    public static HandlingId of(SuggestionId suggestion, long count) {
        return new HandlingId(suggestion.value() + "-" + count);
    }

    /** The suggestion it is a share of. */
    public SuggestionId suggestion() {
        return new SuggestionId(value.substring(0, value.lastIndexOf('-')));
    }

    @Override
    public String toString() {
        return value;
    }
}
