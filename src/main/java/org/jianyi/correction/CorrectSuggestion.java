package org.jianyi.correction;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jianyi.assignment.UnitShare;

/**
 * The panel 更正 on the case page: one thing at a time.
 *
 * @param of which one, where the case has several of the kind; otherwise empty
 * @param seen how it stood on the person's screen
 * @param value how it should be: a text, a day, what was chosen
 * @param deputies instead of it, all who signed on the paper
 * @param units instead of it, the shares of all units
 * @param scan instead of it, the uploaded paper
 */
public record CorrectSuggestion(
        @NotNull(message = "请选择更正什么") Matter matter,
        @Size(max = 64) String of,
        @Size(max = 4000) String seen,
        @Size(max = 200, message = "不能超过200字") String value,
        @Size(max = 30, message = "附议代表不能超过30人") List<@NotNull Long> deputies,
        @Size(max = 20, message = "承办单位不能超过20个") List<@Valid @NotNull UnitShare> units,
        UUID scan,

        @NotBlank(message = "请填写更正的理由") @Size(max = 1000, message = "更正的理由不能超过1000字")
        String reason) {

    public CorrectSuggestion {
        of = Objects.requireNonNullElse(of, "");
        seen = Objects.requireNonNullElse(seen, "");
        value = value == null ? null : value.strip();
        deputies = deputies == null ? List.of() : deputies.stream().distinct().toList();
        units = units == null ? List.of() : List.copyOf(units);
    }
}
