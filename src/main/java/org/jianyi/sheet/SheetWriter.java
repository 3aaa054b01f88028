package org.jianyi.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/** Writes a workbook that can be read again unchanged: one sheet with the lines, one that says what they are or how to fill them in. */
@Component
public class SheetWriter {

    private static final String TEXT = "@";
    private static final int WRITTEN_AT_ONCE = 500;

    /** A text is written as a text whatever it begins with, so that no program takes it for a formula, or a number's zeros away. */
    public <T extends Record> void write(String title, Table<T> table, Collection<T> entries, OutputStream out)
            throws IOException {
        try (Workbook workbook = new Workbook(out, "jianyi", "1.0")) {
            lines(workbook.newWorksheet(title), table.fields(), entries.iterator());
            explain(workbook.newWorksheet("填写说明"), table.fields());
        }
    }

    /**
     * The same for a list however long, which is read only: what was written is let go of at once. When it fails on the way, the workbook
     * is left without an end, so that nobody takes a part for the whole.
     *
     * @param notes lines of a second sheet, which says what list it is
     */
    public <T extends Record> void list(
            String title, Table<T> table, Iterator<T> entries, List<List<String>> notes, OutputStream out)
            throws IOException {
        Workbook workbook = new Workbook(out, "jianyi", "1.0");
        lines(workbook.newWorksheet(title), table.fields(), entries);
        Worksheet sheet = workbook.newWorksheet("说明");
        sheet.width(0, 22);
        sheet.width(1, 40);
        for (int row = 0; row < notes.size(); row++) {
            for (int column = 0; column < notes.get(row).size(); column++) {
                sheet.inlineString(row, column, notes.get(row).get(column));
            }
        }
        workbook.finish();
    }

    private static <T extends Record> void lines(Worksheet lines, List<Field> fields, Iterator<T> entries)
            throws IOException {
        lines.freezePane(0, 1);
        onPaper(lines);
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
        for (int row = 1; entries.hasNext(); row++) {
            T entry = entries.next();
            for (int column = 0; column < fields.size(); column++) {
                put(lines, row, column, fields.get(column), entry);
            }
            if (row % WRITTEN_AT_ONCE == 0) {
                lines.flush();
            }
        }
        lines.finish();
    }

    /** As wide as the paper, however many columns, and with its headings on every page. */
    public static void onPaper(Worksheet lines) {
        lines.pageOrientation("landscape");
        lines.paperSize(PaperSize.A4_PAPER);
        lines.setFitToPage(true);
        lines.fitToWidth((short) 1);
        lines.fitToHeight((short) 0);
        lines.repeatRows(0);
    }

    private static void put(Worksheet lines, int row, int column, Field field, Record entry) {
        Object value = field.value(entry);
        if (value instanceof LocalDate day) {
            lines.value(row, column, day);
        } else if (value instanceof LocalDateTime time) {
            lines.value(row, column, time);
        } else if (value instanceof Number number) {
            lines.value(row, column, number);
        } else if (!field.shown(entry).isEmpty()) {
            lines.inlineString(row, column, field.shown(entry));
        }
        lines.style(row, column).format(format(field)).set();
    }

    private static String format(Field field) {
        return field.isDay() ? "yyyy-mm-dd" : field.isTime() ? "yyyy-mm-dd hh:mm" : field.isNumber() ? "0" : TEXT;
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
