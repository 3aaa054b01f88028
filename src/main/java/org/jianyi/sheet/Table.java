package org.jianyi.sheet;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a record looks like as a line of a workbook, or as a page to fill in: one column for each of its components, in their order. */
public final class Table<T extends Record> {

    private final Class<T> type;
    private final List<Field> fields;

    private Table(Class<T> type) {
        this.type = type;
        this.fields = Arrays.stream(type.getRecordComponents()).map(Field::of).toList();
    }

    public static <T extends Record> Table<T> of(Class<T> type) {
        return new Table<>(type);
    }

    /**
     * What somebody wrote.
     *
     * @param entry null when something in it could not be read at all
     * @param complaints what is wrong, by the component's name; empty when all is well
     */
    public record Written<T>(T entry, Map<String, String> complaints) {}

    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> headed(String heading) {
        return fields.stream().filter(field -> field.heading().equals(heading)).findFirst();
    }

    /** @return the heading of a component, or the name itself */
    public String heading(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::heading)
                .findFirst()
                .orElse(name);
    }

    /** @return what each field shows, by the component's name */
    public Map<String, String> shown(T entry) {
        Map<String, String> shown = new LinkedHashMap<>();
        fields.forEach(field -> shown.put(field.name(), field.shown(entry)));
        return shown;
    }

    /** @param text gives what was written for a component's name, or null */
    public Written<T> read(Function<String, String> text, Validator validator) {
        Map<String, String> complaints = new LinkedHashMap<>();
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            try {
                values[i] = field.read(text.apply(field.name()));
            } catch (IllegalArgumentException unreadable) {
                complaints.put(field.name(), unreadable.getMessage());
            }
        }
        T entry = make(values);
        for (ConstraintViolation<T> violation : validator.validate(entry)) {
            String path = violation.getPropertyPath().toString().replaceFirst("[.\\[].*", "");
            complaints.putIfAbsent(path, violation.getMessage());
        }
        return new Written<>(complaints.isEmpty() ? entry : null, complaints);
    }

    private T make(Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class[]::new);
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }
}
