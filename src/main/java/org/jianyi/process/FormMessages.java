package org.jianyi.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.jianyi.Refusal;
import org.springframework.stereotype.Component;

/** Reads the one message of a form into its record, and refuses what does not fit. */
@Component
public class FormMessages {

    /** The variable's name; every form submits just this one. */
    public static final String FORM = "form";

    private final ObjectMapper mapper;
    private final Validator validator;

    FormMessages(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.validator = validator;
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
        T message;
        try {
            message = mapper.readValue(json, type);
        } catch (UnrecognizedPropertyException e) {
            throw Refusal.badInput(e.getPropertyName(), "表单中有不认识的内容“" + e.getPropertyName() + "”，请刷新页面后重新提交");
        } catch (JsonMappingException e) {
            throw Refusal.badInput(field(e), "填写的内容格式不对，请检查后重新提交");
        } catch (JsonProcessingException e) {
            throw Refusal.badInput(null, "表单内容无法读取，请刷新页面后重新提交");
        }
        if (message == null) {
            throw Refusal.badInput(null, "没有收到表单内容，请刷新页面后重新提交");
        }
        check(message);
        return message;
    }

    private <T> void check(T message) {
        validator.validate(message).stream()
                .min(Comparator.comparing((ConstraintViolation<T> violation) -> order(message, violation)))
                .ifPresent(violation -> {
                    throw Refusal.badInput(fieldOf(violation), violation.getMessage());
                });
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
        String path = violation.getPropertyPath().toString();
        return switch (path) {
            case "confidentialReasonGiven" -> "confidentialReason";
            case "threeOrSixMonths", "assignment.threeOrSixMonths" -> "months";
            case "complexReasonGiven", "assignment.complexReasonGiven" -> "complexReason";
            default -> path;
        };
    }

    private static String field(JsonMappingException e) {
        return e.getPath().isEmpty() ? null : e.getPath().get(0).getFieldName();
    }
}
