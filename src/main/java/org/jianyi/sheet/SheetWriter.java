package org.jianyi.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** Writes a workbook that can be read again unchanged: one sheet with the lines, one that says how to fill it in. */
@Component
public class SheetWriter {

    private static final String TEXT = "@";

    /** A text is written as a text whatever it begins with, so that no program takes it for a formula, or a number's zeros away. */
    public <T extends Record> void write(String title, Table<T> table, Collection<T> entries, OutputStream out)
            throws IOException {
        try (Workbook workbook = new Workbook(out, "jianyi", "1.0")) {
            Worksheet lines = workbook.newWorksheet(title);
            lines.freezePane(0, 1);
            List<Field> fields = table.fields();
            for (int column = 0; column < fields.size(); column++) {
                Field field = fields.get(column);
                lines.width(column, field.width());
                lines.style(column).format(format(field)).set();
                lines.inlineString(0, column, field.heading());
            }
            lines.range(0, 0, 0, fields.size() - 1)
                    .style()
                    .bold()
                    .fillColor("F2DCDB")
                    .set();
            int row = 0;
            for (T entry : entries) {
                row++;
                for (int column = 0; column < fields.size(); column++) {
                    put(lines, row, column, fields.get(column), entry);
                }
            }
            lines.finish();
            explain(workbook.newWorksheet("填写说明"), fields);
        }
    }

    private static void put(Worksheet lines, int row, int column, Field field, Record entry) {
        Object value = field.value(entry);
        if (value instanceof LocalDate day) {
            lines.value(row, column, day);
        } else if (value instanceof LocalDateTime time) {
            lines.value(row, column, time);
        } else if (!field.shown(entry).isEmpty()) {
            lines.inlineString(row, column, field.shown(entry));
        }
        lines.style(row, column).format(format(field)).set();
    }

    private static String format(Field field) {
        return field.isDay() ? "yyyy-mm-dd" : field.isTime() ? "yyyy-mm-dd hh:mm" : TEXT;
    }

    private static void explain(Worksheet sheet, List<Field> fields) {
        List<String> headings = List.of("列名", "必填", "怎样填写");
        for (int column = 0; column < headings.size(); column++) {
            sheet.inlineString(0, column, headings.get(column));
            sheet.width(column, column == 2 ? 70 : 14);
        }
        sheet.range(0, 0, 0, 2).style().bold().fillColor("F2DCDB").set();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            sheet.inlineString(i + 1, 0, field.heading());
            sheet.inlineString(i + 1, 1, field.required() ? "必填" : "");
            sheet.inlineString(i + 1, 2, howTo(field));
        }
    }

    private static String howTo(Field field) {
        String how = field.isDay()
                ? "日期，例如2026-04-08。"
                : field.isTime() ? "日期和时间，例如2026-04-08 16:00。" : field.isList() ? "有几个时用顿号隔开。" : "";
        if (!field.choices().isEmpty()) {
            how = "填" + String.join("、", field.choices()) + "。";
        }
        return how + field.hint();
    }
}
