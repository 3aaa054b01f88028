package org.jianyi.process.guard;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jianyi.Refusal;

/**
 * No expression from a request is evaluated: the engine would run it with its own rights, and in one place (orQueries of a task query,
 * CVE-2026-109432) does not even ask whether it may. Two are needed by lists of tasks and pass; all others are refused, wherever they stand.
 */
final class NoExpressions {

    /** What a request may say: who asks, and in which groups he is. */
    static final Set<String> ADMITTED = Set.of("${currentUser()}", "${currentUserGroups()}");

    private NoExpressions() {}

    /** @throws Refusal when any parameter carries an expression that is not admitted */
    static void check(HttpServletRequest request) {
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                if (isExpression(name) && !ADMITTED.contains(value)) {
                    throw refused();
                }
            }
        });
    }

    /** @throws Refusal when any property, at any depth, carries an expression that is not admitted */
    static void check(JsonNode node) {
        node.fields().forEachRemaining(property -> {
            JsonNode value = property.getValue();
            if (isExpression(property.getKey())
                    && !value.isNull()
                    && !(value.isTextual() && ADMITTED.contains(value.textValue()))) {
                throw refused();
            }
        });
        node.forEach(NoExpressions::check);
    }

    private static boolean isExpression(String name) {
        return name.toLowerCase(Locale.ROOT).contains("expression");
    }

    private static Refusal refused() {
        return Refusal.forbidden("查询条件里不能使用表达式");
    }
}
