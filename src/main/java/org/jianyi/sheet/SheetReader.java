package org.jianyi.sheet;

import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jianyi.Refusal;
import org.jianyi.paper.OfficePackage;
import org.jianyi.sheet.Sheet.Line;
import org.jianyi.sheet.Table.Written;
import org.springframework.stereotype.Component;

/**
 * Reads the first sheet of a workbook, row by row. Whatever is wrong is told by row and column. A workbook with macros, with definitions from
 * outside, of an absurd size, or with formulas is refused: only what is written in it counts.
 */
@Component
public class SheetReader {

    /** A county has some thousand suggestions in ten years. */
    static final int MOST_ROWS = 5_000;

    private static final int SHORTEST = 100;
    private static final int LARGEST = 5 * 1024 * 1024;
    private static final long LARGEST_UNPACKED = 30L * 1024 * 1024;
    private static final String FIELD = "file";
    private static final BigDecimal FIRST_DAY = BigDecimal.valueOf(2);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(73_050);

    private final Validator validator;

    SheetReader(Validator validator) {
        this.validator = validator;
    }

    /** @throws Refusal when it is no workbook that could be read, or its columns are others */
    public <T extends Record> Sheet<T> read(String name, byte[] content, Table<T> table) {
        inspect(name, content);
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true))) {
            org.dhatim.fastexcel.reader.Sheet first = workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst()
                    .orElseGet(workbook::getFirstSheet);
            SheetInspection.require(content, first.getId());
            try (Stream<Row> rows = first.openStream()) {
                return read(rows.iterator(), table);
            }
        } catch (Refusal told) {
            throw told;
        } catch (IOException | RuntimeException broken) {
            throw Refusal.wrongType(FIELD, "“" + name + "”打不开，请用Excel或WPS打开后另存为“Excel 工作簿（.xlsx）”再导入");
        }
    }

    private static void inspect(String name, byte[] content) {
        String ending = name == null ? "" : name.toLowerCase(Locale.ROOT);
        if (ending.endsWith(".xlsm") || ending.endsWith(".xlsb") || ending.endsWith(".xltm")) {
            throw Refusal.wrongType(FIELD, "“" + name + "”是含有宏的工作簿，不能导入，请另存为“Excel 工作簿（.xlsx）”再导入");
        }
        if (!ending.endsWith(".xlsx")) {
            throw Refusal.wrongType(FIELD, "只能导入“Excel 工作簿（.xlsx）”，请用Excel或WPS打开后另存为这种格式再导入");
        }
        if (content.length > LARGEST) {
            throw Refusal.tooLarge(FIELD, "“" + name + "”超过5MB，请删去图片和不用的工作表，或者分成几个文件再导入");
        }
        if (content.length > SHORTEST && ReadableWorkbook.isOLE2Header(content)) {
            throw Refusal.wrongType(
                    FIELD,
                    isEncrypted(content)
                            ? "“" + name + "”设了打开密码，请在Excel或WPS里取消密码再导入"
                            : "“" + name + "”是旧格式的工作簿（.xls），只改文件名没有用，请打开后另存为“Excel 工作簿（.xlsx）”再导入");
        }
        OfficePackage.requireWorkbook(content, name, LARGEST_UNPACKED);
    }

    /** A workbook with a password is a file of the old format that holds another file of this name. */
    private static boolean isEncrypted(byte[] content) {
        return new String(content, StandardCharsets.UTF_16LE).contains("EncryptedPackage");
    }

    private <T extends Record> Sheet<T> read(Iterator<Row> rows, Table<T> table) {
        Map<Integer, Field> columns = null;
        List<Line<T>> lines = new ArrayList<>();
        List<Complaint> complaints = new ArrayList<>();
        int count = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            if (isEmpty(row)) {
                continue;
            }
            if (columns == null) {
                columns = columns(row, table);
                continue;
            }
            if (++count > MOST_ROWS) {
                throw Refusal.tooLarge(FIELD, "一次最多导入" + MOST_ROWS + "行，这个表更长，请分成几个文件再导入");
            }
            line(row, columns, table, lines, complaints);
        }
        if (columns == null || lines.isEmpty() && complaints.isEmpty()) {
            throw Refusal.badInput(FIELD, "第一张工作表里没有内容，请按模板填写后再导入");
        }
        return new Sheet<>(lines, complaints);
    }

    private <T extends Record> void line(
            Row row, Map<Integer, Field> columns, Table<T> table, List<Line<T>> lines, List<Complaint> complaints) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> unreadable = new LinkedHashMap<>();
        for (Cell cell : row) {
            if (cell == null) {
                continue;
            }
            Field field = columns.get(cell.getColumnIndex());
            if (field == null) {
                if (!text(cell, null).isEmpty()) {
                    complaints.add(
                            new Complaint(row.getRowNum(), null, "“" + text(cell, null) + "”所在的列没有列名，请删去这一格或者写上列名"));
                }
            } else if (cell.getFormula() != null) {
                unreadable.put(field.name(), "是公式，请复制后用“选择性粘贴—数值”变成内容再导入");
            } else if (cell.getType() == CellType.ERROR) {
                unreadable.put(field.name(), "“" + cell.getRawValue() + "”是计算错误，请改成内容");
            } else {
                texts.put(field.name(), text(cell, field));
            }
        }
        Written<T> written = table.read(texts::get, validator);
        Map<String, String> wrong = new LinkedHashMap<>(written.complaints());
        wrong.putAll(unreadable);
        if (wrong.isEmpty()) {
            lines.add(new Line<>(row.getRowNum(), written.entry()));
        }
        table.fields().stream()
                .filter(field -> wrong.containsKey(field.name()))
                .forEach(field ->
                        complaints.add(new Complaint(row.getRowNum(), field.heading(), wrong.get(field.name()))));
    }

    /** The headings, in whatever order they stand. */
    private static <T extends Record> Map<Integer, Field> columns(Row row, Table<T> table) {
        Map<Integer, Field> columns = new LinkedHashMap<>();
        for (Cell cell : row) {
            String heading = cell == null ? "" : text(cell, null).replaceAll("[\\s*＊]", "");
            if (heading.isEmpty()) {
                continue;
            }
            Field field = table.headed(heading)
                    .orElseThrow(() -> Refusal.badInput(
                            FIELD, "第" + row.getRowNum() + "行：不认识“" + heading + "”这一列，请改成模板里的列名，或者删去这一列"));
            if (columns.containsValue(field)) {
                throw Refusal.badInput(FIELD, "第" + row.getRowNum() + "行：“" + heading + "”有两列，请删去一列");
            }
            columns.put(cell.getColumnIndex(), field);
        }
        List<String> missing = table.fields().stream()
                .filter(field -> field.required() && !columns.containsValue(field))
                .map(Field::heading)
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.badInput(
                    FIELD, "第" + row.getRowNum() + "行：缺少“" + String.join("”“", missing) + "”，请对照模板检查第一行的列名");
        }
        return columns;
    }

    private static boolean isEmpty(Row row) {
        return row.stream()
                .allMatch(cell -> cell == null
                        || cell.getFormula() == null && text(cell, null).isEmpty());
    }

    private static String text(Cell cell, Field field) {
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            boolean day = number.compareTo(FIRST_DAY) > 0 && number.compareTo(LAST_DAY) < 0;
            if (field != null && day && (field.isDay() || field.isTime())) {
                LocalDateTime time = cell.asDate();
                return field.isDay() ? time.toString().replaceFirst("T00:00$", "") : time.toString();
            }
            return number.stripTrailingZeros().toPlainString();
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean() ? "是" : "否";
        }
        return cell.getText() == null ? "" : cell.getText().strip();
    }
}
