package org.jianyi.supervision;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.jianyi.Refusal;

/** A short, readable id such as D2026-0003, given by the server; also the business key of the running process. */
@Embeddable
public record SupervisionId(String value) implements Serializable {

    private static final Pattern FORM = Pattern.compile("D\\d{4}-\\d{4,6}");

    /**
     * @param value what came from outside
     * @throws Refusal when it is no id at all
     */
    public static SupervisionId of(String value) {
        if (value == null || !FORM.matcher(value).matches()) {
            throw unknown();
        }
        return new SupervisionId(value);
    }

    static SupervisionId of(int year, int count) {
        return new SupervisionId("D%d-%04d".formatted(year, count));
    }

    static Refusal unknown() {
        return Refusal.notFound("没有这件催办或督办单，或者您无权查看");
    }

    @Override
    public String toString() {
        return value;
    }
}
