package org.jianyi.process;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.jianyi.Refusal;
import org.jianyi.Refusals;
import org.springframework.stereotype.Component;

/** Reads the one message of a form into its record, and refuses what does not fit. */
@Component
public class FormMessages {

    /** The variable's name; every form submits just this one. */
    public static final String FORM = "form";

    private final ObjectMapper mapper;
    private final Validator validator;

    FormMessages(ObjectMapper mapper, Validator validator) {
        this.mapper = strict(mapper.copy());
        this.validator = validator;
    }

    /** What a form left empty is null; what only looks like a day, a whole number or a choice is refused instead of being bent into one. */
    private static ObjectMapper strict(ObjectMapper mapper) {
        mapper.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .registerModule(new SimpleModule().addDeserializer(LocalDate.class, new Day()));
        mapper.coercionConfigFor(UUID.class).setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull);
        mapper.coercionConfigFor(LogicalType.Enum).setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull);
        return mapper;
    }

    /** A day as forms write it: 2026-04-08. A time with a zone would be another day elsewhere; whether it is much too far away, the act says. */
    private static final class Day extends StdScalarDeserializer<LocalDate> {

        private static final Pattern FORM = Pattern.compile("[1-9]\\d{3}-\\d\\d-\\d\\d");

        Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            String text = parser.getText().strip();
            if (text.isEmpty()) {
                return null;
            }
            try {
                if (FORM.matcher(text).matches()) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeParseException noSuchDay) {
                // the 31st of April
            }
            return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "no day");
        }
    }

    /** @throws Refusal naming the field that is missing, too long or of the wrong type */
    public <T> T read(DelegateExecution execution, Class<T> type) {
        Object form = execution.getVariable(FORM);
        if (!(form instanceof SpinJsonNode node)) {
            throw Refusal.badInput(null, "没有收到表单内容，请刷新页面后重新提交");
        }
        return read(node.toString(), type);
    }

    /** The same for what comes to our own API. */
    public <T> T read(String json, Class<T> type) {
        if (json.contains("\\u0000")) {
            throw Refusal.badInput(null, "填写的内容中有无法保存的字符，请删除后重新提交");
        }
        T message;
        try {
            message = mapper.readValue(json, type);
        } catch (UnrecognizedPropertyException e) {
            throw Refusal.badInput(field(e), "表单中有不认识的内容，请刷新页面后重新提交");
        } catch (JsonMappingException e) {
            throw Refusal.badInput(field(e), "填写的内容格式不对，请检查后重新提交");
        } catch (JsonProcessingException e) {
            throw Refusal.badInput(null, "表单内容无法读取，请刷新页面后重新提交");
        }
        if (message == null) {
            throw Refusal.badInput(null, "没有收到表单内容，请刷新页面后重新提交");
        }
        return checked(message);
    }

    /** The same for what came as fields; the refusal carries all that is wrong, in their order. */
    public <T> T checked(T message) {
        Refusals wrong = new Refusals();
        validator.validate(message).stream()
                .sorted(Comparator.comparing((ConstraintViolation<T> violation) -> order(message, violation)))
                .forEach(violation -> wrong.checkThat(false, fieldOf(violation), violation.getMessage()));
        wrong.tell();
        return message;
    }

    private static int order(Object message, ConstraintViolation<?> violation) {
        String root = fieldOf(violation).split("[.\\[]")[0];
        var components = message.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(root)) {
                return i;
            }
        }
        return components.length;
    }

    private static String fieldOf(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString().replaceAll("\\.<[^>]+>", "");
        return switch (path) {
            case "confidentialReasonGiven" -> "confidentialReason";
            case "threeOrSixMonths", "assignment.threeOrSixMonths" -> "months";
            case "complexReasonGiven", "assignment.complexReasonGiven" -> "complexReason";
            default -> path;
        };
    }

    private static String field(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? null : path.toString();
    }
}
