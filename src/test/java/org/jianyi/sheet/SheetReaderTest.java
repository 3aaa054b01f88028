package org.jianyi.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jianyi.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A workbook is read as people wrote it, wherever it is wrong it is told where, and none can do harm. */
class SheetReaderTest {

    enum Kind {
        ONE("甲"),
        TWO("乙");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    record Line(
            @Column("证号") @NotBlank @Size(max = 10) String card,
            @Column("姓名") @Size(max = 20) String name,
            @Column("日期") @NotNull LocalDate day,
            @Column("时间") LocalDateTime time,
            @Column("种类") Kind kind,
            @Column("在用") Boolean active,
            @Column("次") Integer count,
            @Column("单位") List<String> units) {}

    private static final Table<Line> TABLE = Table.of(Line.class);

    @TempDir
    Path folder;

    private final SheetReader reader =
            new SheetReader(Validation.buildDefaultValidatorFactory().getValidator());

    @Test
    void whatWasWrittenIsReadUnchanged() throws IOException {
        List<Line> lines = List.of(
                new Line(
                        "001",
                        "=张三",
                        LocalDate.of(2026, 4, 8),
                        LocalDateTime.of(2026, 4, 8, 16, 30),
                        Kind.TWO,
                        true,
                        6,
                        List.of("镇水利站", "供电所")),
                new Line("002", null, LocalDate.of(2026, 2, 28), null, null, false, null, List.of()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SheetWriter().write("名册", TABLE, lines, out);

        Sheet<Line> sheet = reader.read("名册.xlsx", out.toByteArray(), TABLE);

        assertThat(sheet.complaints()).isEmpty();
        assertThat(sheet.lines()).extracting(Sheet.Line::entry).containsExactlyElementsOf(lines);
        assertThat(sheet.lines()).extracting(Sheet.Line::row).containsExactly(2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-4-8", "2026/04/08", "2026.4.8", "20260408", "2026年4月8日", "2026-04-08 00:00"})
    void aDayMayBeWrittenAsPeopleDo(String text) {
        assertThat(read(sheet -> row(sheet, 1, "001", "张三", text)).lines())
                .extracting(line -> line.entry().day())
                .containsExactly(LocalDate.of(2026, 4, 8));
    }

    @Test
    void aNumberTypedAsADayOrACardNumberIsUnderstood() {
        assertThat(read(sheet -> {
                            row(sheet, 1, null, "张三", null);
                            sheet.value(1, 0, 13800000001L);
                            sheet.value(1, 2, 20260408);
                        })
                        .complaints())
                .extracting(Complaint::toString)
                .containsExactly("第2行“证号”：内容过长，不能超过10字");
        assertThat(read(sheet -> {
                            row(sheet, 1, null, "张三", null);
                            sheet.value(1, 0, 7);
                            sheet.value(1, 2, 20260408);
                        })
                        .lines())
                .extracting(line -> line.entry().card() + " " + line.entry().day())
                .containsExactly("7 2026-04-08");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30", "明天", "08/04/2026", "2026-13-01", "0001-01-01", "44"})
    void whatIsNoDayIsToldByRowAndColumn(String text) {
        assertThat(read(sheet -> row(sheet, 1, "001", "张三", text)).complaints())
                .extracting(Complaint::toString)
                .containsExactly("第2行“日期”：“" + text + "”不是日期，请写成2026-04-08的样子");
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        Sheet<Line> sheet = read(lines -> {
            row(lines, 1, "001", "张三", "2026-04-08");
            lines.inlineString(1, 4, "丙");
            row(lines, 2, null, "李四", "2026-04-08");
            lines.inlineString(2, 5, "也许");
            row(lines, 4, "003", "王五", null);
            lines.inlineString(4, 6, "二");
        });

        assertThat(sheet.lines()).isEmpty();
        assertThat(sheet.complaints())
                .extracting(Complaint::toString)
                .containsExactly(
                        "第2行“种类”：“丙”不对，只能填甲、乙",
                        "第3行“证号”：请填写这一项",
                        "第3行“在用”：“也许”不对，只能填是、否",
                        "第5行“日期”：请填写或选择这一项",
                        "第5行“次”：“二”不是整数");
    }

    @Test
    void aFormulaIsToldByRowAndColumn() {
        assertThat(read(sheet -> {
                            row(sheet, 1, "001", null, "2026-04-08");
                            sheet.formula(1, 1, "A2");
                        })
                        .complaints())
                .extracting(Complaint::toString)
                .containsExactly("第2行“姓名”：是公式，请复制后用“选择性粘贴—数值”变成内容再导入");
    }

    @Test
    void otherColumnsAreRefused() {
        assertThat(refused("a.xlsx", workbook(sheet -> {
                    sheet.inlineString(0, 0, "证号");
                    sheet.inlineString(0, 1, "日期");
                    sheet.inlineString(0, 2, "性别");
                })))
                .isEqualTo("第1行：不认识“性别”这一列，请改成模板里的列名，或者删去这一列");
        assertThat(refused("a.xlsx", workbook(sheet -> sheet.inlineString(0, 0, "姓名"))))
                .isEqualTo("第1行：缺少“证号”“日期”，请对照模板检查第一行的列名");
        assertThat(refused("a.xlsx", workbook(sheet -> {
                    sheet.inlineString(0, 0, "证号");
                    sheet.inlineString(0, 1, "证号");
                })))
                .isEqualTo("第1行：“证号”有两列，请删去一列");
        assertThat(refused("a.xlsx", workbook(sheet -> headings(sheet)))).contains("没有内容");
    }

    @Test
    void aSheetThatIsTooLongIsRefused() {
        byte[] long10 = workbook(sheet -> {
            headings(sheet);
            for (int i = 1; i <= 10_000; i++) {
                row(sheet, i, "c" + i, "张三", "2026-04-08");
            }
        });

        assertThat(refused("a.xlsx", long10)).isEqualTo("一次最多导入5000行，这个表更长，请分成几个文件再导入");
    }

    @Test
    void macrosAreRefused() throws IOException {
        byte[] plain = workbook(SheetReaderTest::headings);

        assertThat(refused("名册.xlsm", plain)).contains("含有宏的工作簿");
        assertThat(refused("名册.xlsx", rewritten(plain, "xl/vbaProject.bin", old -> "macro")))
                .contains("含有宏");
    }

    @Test
    void whatIsNoWorkbookIsRefused() throws IOException {
        assertThat(refused("名册.csv", "证号,日期".getBytes(StandardCharsets.UTF_8))).contains("只能导入“Excel 工作簿（.xlsx）”");
        assertThat(refused("名册.xlsx", "证号,日期".getBytes(StandardCharsets.UTF_8))).contains("不是Excel工作簿");
        assertThat(refused(
                        "名册.xlsx",
                        rewritten(
                                workbook(sheet -> row(sheet, 1, "1", "张", "2026-01-01")),
                                "xl/worksheets/sheet1.xml",
                                old -> old.substring(0, old.length() / 2))))
                .contains("打不开");
    }

    @Test
    void nothingIsReadFromOutsideTheWorkbook() throws IOException {
        byte[] plain = workbook(sheet -> row(sheet, 1, "1", "张", "2026-01-01"));
        UnaryOperator<String> entity =
                old -> old.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>");

        assertThat(refused("名册.xlsx", rewritten(plain, "xl/worksheets/sheet1.xml", entity)))
                .contains("外部定义");
        assertThat(refused("名册.xlsx", rewritten(plain, "xl/workbook.xml", entity)))
                .contains("外部定义");
    }

    @Test
    void whatUnpacksToAnAbsurdSizeIsRefused() throws IOException {
        byte[] bomb = rewritten(
                workbook(SheetReaderTest::headings),
                "xl/worksheets/sheet1.xml",
                old -> old.replace("</sheetData>", " ".repeat(70_000_000) + "</sheetData>"));

        assertThat(refused("名册.xlsx", bomb)).contains("解压后过大");
    }

    private Sheet<Line> read(Consumer<Worksheet> content) {
        return reader.read(
                "名册.xlsx",
                workbook(sheet -> {
                    headings(sheet);
                    content.accept(sheet);
                }),
                TABLE);
    }

    private String refused(String name, byte[] content) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> reader.read(name, content, TABLE));
        assertThat(refusal).isNotNull();
        return refusal.sentence();
    }

    private static void headings(Worksheet sheet) {
        List<String> headings = TABLE.fields().stream().map(Field::heading).toList();
        for (int column = 0; column < headings.size(); column++) {
            sheet.inlineString(0, column, headings.get(column));
        }
    }

    private static void row(Worksheet sheet, int row, String card, String name, String day) {
        if (row == 1 && sheet.value(0, 0) == null) {
            headings(sheet);
        }
        String[] texts = {card, name, day};
        for (int column = 0; column < texts.length; column++) {
            if (texts[column] != null) {
                sheet.inlineString(row, column, texts[column]);
            }
        }
    }

    private static byte[] workbook(Consumer<Worksheet> content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            content.accept(workbook.newWorksheet("名册"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same workbook with one part changed, or added. */
    private byte[] rewritten(byte[] workbook, String part, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean there = false;
        Path file = Files.createTempFile(folder, "workbook", ".xlsx");
        Files.write(file, workbook);
        try (ZipFile in = new ZipFile(file.toFile());
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(part)) {
                    there = true;
                    content = change.apply(new String(content, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8);
                }
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(content);
            }
            if (!there) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(change.apply("").getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
