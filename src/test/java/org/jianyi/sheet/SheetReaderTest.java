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
    @ValueSource(
            strings = {
                "2026-4-8",
                "2026/04/08",
                "2026.4.8",
                "20260408",
                "2026年4月8日",
                "2026年4月8号",
                "2026 年 4 月 8 日",
                "２０２６年４月８日",
                "２０２６－４－８",
                "２０２６／４／８",
                " 2026-4-8\u00a0\u3000",
                "2026-04-08 00:00"
            })
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
    @CsvSource({"2026-02-30", "明天", "08/04/2026", "2026-13-01", "44", "2026年4月", "26.4.8", "二〇二六年四月八日"})
    void whatIsNoDayIsToldByRowAndColumn(String text) {
        assertThat(read(sheet -> row(sheet, 1, "001", "张三", text)).complaints())
                .extracting(Complaint::toString)
                .containsExactly("第2行“日期”：“" + text + "”不是日期，请写成2026-04-08的样子");
    }

    @ParameterizedTest
    @CsvSource({"0001-01-01", "1899-12-31", "2100-01-01"})
    void aDayFarAwayIsADayOfAYearThatCannotBeMeant(String text) {
        assertThat(read(sheet -> row(sheet, 1, "001", "张三", text)).complaints())
                .extracting(Complaint::toString)
                .containsExactly("第2行“日期”：“" + text + "”的年份不对，只能填1900年至2099年的日期");
    }

    @Test
    void whatLooksTheSameIsTheSame() {
        assertThat(read(sheet -> {
                            row(sheet, 1, "ＦＴ１３\u200b", "张三\u00a0\u3000", "2026-4-8");
                            sheet.inlineString(1, 5, " 是 ");
                            sheet.inlineString(1, 6, "１２");
                        })
                        .lines())
                .extracting(line -> line.entry().card()
                        + line.entry().name()
                        + line.entry().active()
                        + line.entry().count())
                .containsExactly("FT13张三true12");
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

    /** Whatever kind of formula; none is ever calculated, and a result that stands in its place is not taken for what somebody wrote. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<f>HYPERLINK(1)</f><v>7</v>",
                "<f t=\"shared\" ref=\"B2:B3\" si=\"0\">A2</f><v>7</v>",
                "<f t=\"array\" ref=\"B2\">A2</f><v>7</v>"
            })
    void noFormulaOfAnyKindIsTaken(String cell) throws IOException {
        byte[] workbook = rewritten(
                workbook(sheet -> row(sheet, 1, "001", "张三", "2026-04-08")),
                "xl/worksheets/sheet1.xml",
                old -> old.replaceFirst("<c r=\"B2\".*?</c>", "<c r=\"B2\">" + cell + "</c>"));

        assertThat(reader.read("名册.xlsx", workbook, TABLE).complaints())
                .extracting(Complaint::toString)
                .containsExactly("第2行“姓名”：是公式，请复制后用“选择性粘贴—数值”变成内容再导入");
    }

    @Test
    void aTextThatIsMarkedAsAResultIsATextAndAMarkIsYesOrNo() throws IOException {
        byte[] workbook = rewritten(
                workbook(sheet -> {
                    row(sheet, 1, "001", "张三", "2026-04-08");
                    sheet.value(1, 5, true);
                }),
                "xl/worksheets/sheet1.xml",
                old -> old.replaceFirst("<c r=\"B2\".*?</c>", "<c r=\"B2\" t=\"str\"><v>李四</v></c>"));

        assertThat(reader.read("名册.xlsx", workbook, TABLE).lines())
                .extracting(line -> line.entry().name() + line.entry().active())
                .containsExactly("李四true");
    }

    @Test
    void aTextIsWrittenSoThatNoProgramTakesItForAFormula() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> dangerous = List.of("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1");
        new SheetWriter()
                .write(
                        "=名册",
                        TABLE,
                        dangerous.stream()
                                .map(text -> new Line(
                                        "1", text, LocalDate.of(2026, 1, 1), null, null, null, null, List.of(text)))
                                .toList(),
                        out);

        String sheet = part(out.toByteArray(), "xl/worksheets/sheet1.xml");
        assertThat(sheet).doesNotContain("<f>", "<f ", "t=\"str\"");
        assertThat(reader.read("名册.xlsx", out.toByteArray(), TABLE).lines())
                .extracting(line -> line.entry().name())
                .containsExactlyElementsOf(dangerous.stream().map(String::strip).toList());
    }

    @Test
    void onPaperAListIsAsWideAsTheSheetAndHasItsHeadingsOnEachPage() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SheetWriter().write("名册", TABLE, List.of(), out);

        assertThat(part(out.toByteArray(), "xl/worksheets/sheet1.xml"))
                .contains("orientation=\"landscape\"", "fitToPage=\"true\"", "fitToWidth=\"1\"", "fitToHeight=\"0\"");
        assertThat(part(out.toByteArray(), "xl/workbook.xml")).contains("_xlnm.Print_Titles", "$1:$1");
    }

    @Test
    void mergedCellsAreRefusedWithTheirPlace() {
        assertThat(refused("名册.xlsx", workbook(sheet -> {
                    row(sheet, 1, "001", "张三", "2026-04-08");
                    row(sheet, 2, "002", null, "2026-04-08");
                    sheet.range(1, 1, 2, 1).merge();
                })))
                .isEqualTo("第2行B列起（B2:B3）有合并的单元格，请取消合并，每一格都填上自己的内容，再导入");
    }

    @Test
    void theFirstSheetThatIsToBeSeenIsRead() throws IOException {
        byte[] workbook = rewritten(
                workbook(sheet -> row(sheet, 1, "001", "张三", "2026-04-08"), "隐藏"),
                "xl/workbook.xml",
                old -> old.replaceFirst("<sheet name", "<sheet state=\"hidden\" name"));

        assertThat(reader.read("名册.xlsx", workbook, TABLE).lines()).hasSize(1);
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
                .isEqualTo("“名册.xlsx”含有宏，不能导入，请另存为“Excel 工作簿（.xlsx）”再导入");
        assertThat(refused(
                        "名册.xlsx",
                        rewritten(
                                plain,
                                "[Content_Types].xml",
                                old -> old.replace(
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                        "application/vnd.ms-excel.sheet.macroEnabled.main+xml"))))
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

    /** Excel and WPS write the old format and everything with a password as a compound file. */
    @Test
    void anOldOrLockedWorkbookIsToldApart() {
        byte[] compound = new byte[1536];
        System.arraycopy(
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1},
                0,
                compound,
                0,
                8);
        assertThat(refused("名册.xlsx", compound))
                .isEqualTo("“名册.xlsx”是旧格式的工作簿（.xls），只改文件名没有用，请打开后另存为“Excel 工作簿（.xlsx）”再导入");
        assertThat(refused("名册.xls", compound)).contains("只能导入“Excel 工作簿（.xlsx）”");
        byte[] locked = compound.clone();
        byte[] package_ = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(package_, 0, locked, 1024, package_.length);
        assertThat(refused("名册.xlsx", locked)).isEqualTo("“名册.xlsx”设了打开密码，请在Excel或WPS里取消密码再导入");
    }

    @Test
    void anEmptySheetIsRefused() {
        for (byte[] empty : List.of(workbook(sheet -> {}), workbook(sheet -> sheet.inlineString(3, 3, " ")))) {
            assertThat(refused("名册.xlsx", empty)).isEqualTo("第一张工作表里没有内容，请按模板填写后再导入");
        }
        assertThat(refused("名册.xlsx", new byte[0])).contains("不是Excel工作簿");
    }

    /** A file of a few hundred bytes would make a list of three hundred million cells, or calculate for hours. */
    @Test
    void whatNoProgramWritesIsRefusedBeforeItCostsAnything() throws IOException {
        byte[] plain = workbook(sheet -> row(sheet, 1, "1", "张", "2026-01-01"));
        String formula = "A1+".repeat(500_000) + "A1";
        for (String cell : List.of(
                "<c r=\"ZZZZZZ2\"><v>1</v></c>",
                "<c r=\"XFE2\"><v>1</v></c>",
                "<c><v>1</v></c>".repeat(16_385),
                "<c r=\"B2\"><f t=\"shared\" si=\"0\" ref=\"B2:B3\">" + formula + "</f></c>")) {
            byte[] costly = rewritten(
                    plain, "xl/worksheets/sheet1.xml", old -> old.replaceFirst("</row></sheetData>", cell + "$0"));

            assertThat(refused("名册.xlsx", costly)).contains("打不开");
        }
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
        byte[] shared = workbook(sheet -> {
            row(sheet, 1, "1", null, "2026-01-01");
            sheet.value(1, 1, "张");
        });
        UnaryOperator<String> used = old -> entity.apply(old).replace("张", "&secret;");
        assertThat(refused("名册.xlsx", rewritten(shared, "xl/sharedStrings.xml", used)))
                .contains("外部定义");
    }

    /** The look for definitions goes by the names of the parts; whatever they are called, the library reads none. */
    @Test
    void nothingIsReadFromOutsideHoweverThePartIsCalled() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "geheim");
        byte[] workbook = rewritten(
                workbook(sheet -> row(sheet, 1, "1", "张", "2026-01-01")),
                "xl/worksheets/sheet1.xml",
                old -> old.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY secret SYSTEM \"" + secret.toUri() + "\">]>")
                        .replace("张", "&secret;"));
        for (String part : List.of("[Content_Types].xml", "xl/_rels/workbook.xml.rels")) {
            workbook = rewritten(workbook, part, old -> old.replace("sheet1.xml", "sheet1.dat"));
        }
        byte[] disguised = renamed(workbook, "xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.dat");

        assertThat(refused("名册.xlsx", disguised)).contains("打不开").doesNotContain("geheim");
    }

    @Test
    void whatUnpacksToAnAbsurdSizeIsRefused() throws IOException {
        byte[] bomb = rewritten(
                workbook(SheetReaderTest::headings),
                "xl/worksheets/sheet1.xml",
                old -> old.replace("</sheetData>", " ".repeat(70_000_000) + "</sheetData>"));

        assertThat(refused("名册.xlsx", bomb)).isEqualTo("“名册.xlsx”解压后过大，不能导入，请把内容复制到新的工作簿再导入");
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

    /** @param before names of sheets that stand before it */
    private static byte[] workbook(Consumer<Worksheet> content, String... before) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            for (String name : before) {
                workbook.newWorksheet(name).inlineString(0, 0, name);
            }
            content.accept(workbook.newWorksheet("名册"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String part(byte[] workbook, String part) throws IOException {
        String[] found = new String[1];
        rewritten(workbook, part, old -> found[0] = old);
        return found[0];
    }

    private byte[] renamed(byte[] workbook, String part, String name) throws IOException {
        String content = part(workbook, part);
        return rewritten(rewritten(workbook, name, old -> content), part, old -> null);
    }

    /** The same workbook with one part changed, added, or left out. */
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
                    String changed = change.apply(new String(content, StandardCharsets.UTF_8));
                    if (changed == null) {
                        continue;
                    }
                    content = changed.getBytes(StandardCharsets.UTF_8);
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
