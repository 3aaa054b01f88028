package org.jianyi.process.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jianyi.Refusal;
import org.jianyi.process.FormMessages;

/** What completes a step or starts a process: the one message of a form, and nothing besides. */
final class FormMessage {

    private static final Set<String> ENVELOPE =
            Set.of("variables", "businessKey", "withVariablesInReturn", "caseInstanceId");

    private FormMessage() {}

    /**
     * @return the same message in the one way the engine is to get it: Json, and kept by nobody
     * @throws Refusal when there is anything else in it, so that nobody writes what the process decides by
     */
    static ObjectNode only(JsonNode body, ObjectMapper mapper) {
        body.fieldNames().forEachRemaining(name -> {
            if (!ENVELOPE.contains(name)) {
                throw refused();
            }
        });
        if (body.hasNonNull("businessKey") && !body.get("businessKey").asText().isEmpty()
                || body.hasNonNull("caseInstanceId")) {
            throw Refusal.forbidden("编号由系统给出，不能自行填写");
        }
        JsonNode variables = body.path("variables");
        if (!variables.isObject() || variables.size() != 1 || !variables.has(FormMessages.FORM)) {
            throw refused();
        }
        JsonNode form = variables.get(FormMessages.FORM);
        String type = form.path("type").asText("Json");
        if (!type.equalsIgnoreCase("Json")) {
            throw refused();
        }
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.putObject("variables")
                .putObject(FormMessages.FORM)
                .put("type", "Json")
                .put("value", text(form.path("value"), mapper))
                .putObject("valueInfo")
                .put("transient", true);
        return message;
    }

    private static String text(JsonNode value, ObjectMapper mapper) {
        try {
            JsonNode content = value.isTextual() ? mapper.readTree(value.textValue()) : value;
            if (!content.isObject()) {
                throw refused();
            }
            return mapper.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw Refusal.badInput(null, "表单内容无法读取，请刷新页面后重新提交");
        }
    }

    private static Refusal refused() {
        return Refusal.forbidden("只能提交表单里的内容，请刷新页面后重新填写");
    }
}
