package org.jianyi.sheet;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One column: how its content is written for people, and read again.
 *
 * @param name of the record's component
 * @param type of the record's component: text, number, day, time, yes or no, one of an enum with labels, or a list of texts
 * @param max how many characters it may hold
 */
public record Field(
        String name,
        String heading,
        String hint,
        int width,
        Class<?> type,
        boolean required,
        int max,
        RecordComponent component) {

    private static final int LONGEST = 4000;
    private static final int IDEOGRAPHIC_SPACE = 0x3000;

    static Field of(RecordComponent component) {
        Column column = component.getAnnotation(Column.class);
        if (column == null) {
            throw new IllegalArgumentException(component + " has no heading");
        }
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        Size size = accessor.getAnnotation(Size.class);
        boolean required = accessor.isAnnotationPresent(NotBlank.class)
                || accessor.isAnnotationPresent(NotNull.class)
                || accessor.isAnnotationPresent(NotEmpty.class);
        return new Field(
                component.getName(),
                column.value(),
                column.hint(),
                column.width(),
                component.getType(),
                required,
                size == null || size.max() == Integer.MAX_VALUE ? LONGEST : size.max(),
                component);
    }

    public boolean isDay() {
        return type == LocalDate.class;
    }

    public boolean isTime() {
        return type == LocalDateTime.class;
    }

    public boolean isNumber() {
        return type == Integer.class;
    }

    public boolean isList() {
        return type == List.class;
    }

    /** @return what may be chosen; empty when anything may be written */
    public List<String> choices() {
        if (type == Boolean.class) {
            return List.of("是", "否");
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(Field::label).toList()
                : List.of();
    }

    /** @return the content as a person writes it; empty for nothing */
    public String shown(Record entry) {
        Object value = value(entry);
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        if (value instanceof LocalDateTime time) {
            return time.toString().replace('T', ' ');
        }
        if (value instanceof List<?> list) {
            return String.join("、", list.stream().map(String::valueOf).toList());
        }
        return type.isEnum() ? label(value) : value.toString();
    }

    Object value(Record entry) {
        try {
            return component.getAccessor().invoke(entry);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param text as a person wrote it; null or blank for nothing
     * @throws IllegalArgumentException with a sentence that says what it should look like
     */
    Object read(String text) {
        String plain = text == null ? "" : plain(text);
        if (isList()) {
            return Arrays.stream(plain.split("[、,，;；\\n]"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .distinct()
                    .toList();
        }
        if (plain.isEmpty()) {
            return null;
        }
        if (plain.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("有无法保存的字符，请重新填写");
        }
        if (isDay()) {
            return Days.day(plain);
        }
        if (isTime()) {
            return Days.time(plain);
        }
        if (isNumber()) {
            return number(plain);
        }
        if (type == Boolean.class || type.isEnum()) {
            return choice(plain);
        }
        return plain;
    }

    /** Digits and letters of full width become usual ones, and blanks that no keyboard has, usual blanks or nothing. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ') {
                plain.append((char) (c - '０' + '0'));
            } else if (Character.getType(c) == Character.SPACE_SEPARATOR && c != IDEOGRAPHIC_SPACE) {
                plain.append(' ');
            } else if (Character.getType(c) != Character.FORMAT) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString().strip();
    }

    private static Integer number(String text) {
        if (!text.matches("\\d{1,6}")) {
            boolean whole = text.matches("[-+]?\\d+");
            throw new IllegalArgumentException("“" + text + (whole ? "”不能用，请填写0至999999的整数" : "”不是整数"));
        }
        return Integer.valueOf(text);
    }

    private Object choice(String text) {
        List<String> choices = choices();
        int at = choices.indexOf(text);
        if (at < 0) {
            throw new IllegalArgumentException("“" + text + "”不对，只能填" + String.join("、", choices));
        }
        return type.isEnum() ? type.getEnumConstants()[at] : Boolean.valueOf(at == 0);
    }

    /** Every enum of ours that people choose from says its Chinese word by {@code label()}. */
    private static String label(Object constant) {
        try {
            Method label = ((Enum<?>) constant).getDeclaringClass().getMethod("label");
            label.setAccessible(true);
            return (String) label.invoke(constant);
        } catch (ReflectiveOperationException e) {
            return constant.toString().toLowerCase(Locale.ROOT);
        }
    }
}
