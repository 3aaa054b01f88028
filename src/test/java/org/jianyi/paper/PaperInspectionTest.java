package org.jianyi.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperInspectionTest {

    private final PaperInspection inspection = new PaperInspection();

    static Stream<Arguments> allowed() {
        return Stream.of(
                arguments("扫描件.pdf", TinyFiles.pdf(), PaperType.PDF),
                arguments("扫描件.PDF", TinyFiles.pdf(), PaperType.PDF),
                arguments("现场.jpg", TinyFiles.jpeg(), PaperType.JPEG),
                arguments("现场.jpeg", TinyFiles.jpeg(), PaperType.JPEG),
                arguments("现场.png", TinyFiles.png(), PaperType.PNG),
                arguments("现场.webp", TinyFiles.webp(), PaperType.WEBP),
                arguments("答复.docx", TinyFiles.docx(), PaperType.DOCX),
                arguments("台账.xlsx", TinyFiles.office(TinyFiles.EXCEL, "xl/workbook.xml"), PaperType.XLSX),
                arguments("汇报.pptx", TinyFiles.office(TinyFiles.POWERPOINT, "ppt/presentation.xml"), PaperType.PPTX),
                arguments("答复.doc", TinyFiles.olderOffice("WordDocument"), PaperType.DOC),
                arguments("台账.xls", TinyFiles.olderOffice("Workbook"), PaperType.XLS),
                arguments("旧台账.xls", TinyFiles.olderOffice("Book"), PaperType.XLS),
                arguments("汇报.ppt", TinyFiles.olderOffice("PowerPoint Document"), PaperType.PPT),
                arguments("答复.wps", TinyFiles.olderOffice("WordDocument"), PaperType.WPS),
                arguments("台账.et", TinyFiles.olderOffice("Workbook"), PaperType.ET),
                arguments("汇报.dps", TinyFiles.olderOffice("PowerPoint Document"), PaperType.DPS));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void officePapersAreTakenForWhatTheyAre(String name, byte[] content, PaperType type) {
        assertThat(inspection.inspect(FileName.of(name), content, null)).isEqualTo(type);
    }

    static Stream<Arguments> refused() {
        byte[] html = TinyFiles.text("<!DOCTYPE html><html><body><script>alert(1)</script></body></html>");
        byte[] svg = TinyFiles.text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        byte[] pageWithPdf = TinyFiles.text("<html><script>alert(1)</script>%PDF-1.4\n%%EOF");
        return Stream.of(
                // not on the list
                arguments("图.svg", svg),
                arguments("页.html", html),
                arguments("图.gif", TinyFiles.gif()),
                arguments("程序.exe", TinyFiles.text("MZ\u0090\0")),
                arguments("脚本.js", TinyFiles.text("alert(1)")),
                arguments("包.zip", TinyFiles.docx()),
                arguments("答复.docm", TinyFiles.docx()),
                arguments("扫描件.pdf.exe", TinyFiles.pdf()),
                arguments("没有扩展名", TinyFiles.pdf()),
                // lying names
                arguments("图.png", svg),
                arguments("扫描件.pdf", html),
                arguments("扫描件.pdf", pageWithPdf),
                arguments("扫描件.pdf", TinyFiles.text("  \n%PDF-1.4")),
                arguments("扫描件.pdf", TinyFiles.png()),
                arguments("现场.jpg", TinyFiles.png()),
                arguments("答复.docx", TinyFiles.pdf()),
                arguments("答复.docx", TinyFiles.office(TinyFiles.EXCEL, "xl/workbook.xml")),
                arguments("答复.docx", TinyFiles.zip(Map.of("word/document.xml", TinyFiles.text("<x/>")))),
                arguments("答复.docx", TinyFiles.zip(Map.of("[Content_Types].xml", TinyFiles.text("not xml")))),
                arguments("答复.docx", TinyFiles.text("PK\u0003\u0004 broken")),
                arguments("答复.doc", html),
                arguments("答复.doc", TinyFiles.docx()),
                arguments("答复.docx", TinyFiles.olderOffice("WordDocument")),
                arguments("答复.doc", TinyFiles.olderOffice("Workbook")),
                arguments("答复.wps", TinyFiles.olderOffice("Workbook")),
                arguments("安装.doc", TinyFiles.olderOffice("SummaryInformation")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotWhatItSaysIsRefused(String name, byte[] content) {
        assertThatThrownBy(() -> inspection.inspect(FileName.of(name), content, null))
                .asInstanceOf(type(Refusal.class))
                .matches(refusal -> refusal.status() == 415 && "file".equals(refusal.field()))
                .extracting(Refusal::sentence)
                .asString()
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "application/vnd.ms-word.document.macroEnabled.main+xml, word/a.xml",
        "application/vnd.ms-office.vbaProject, word/b.bin"
    })
    void macrosAreRefusedByTheirContentType(String type, String part) {
        assertThatThrownBy(() -> inspection.inspect(FileName.of("答复.docx"), TinyFiles.office(type, part), null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("含有宏");
    }

    @Test
    void macrosAreRefusedByTheirPart() {
        byte[] content = TinyFiles.office(TinyFiles.WORD, "word/document.xml", "word/vbaProject.bin");
        assertThatThrownBy(() -> inspection.inspect(FileName.of("答复.docx"), content, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("含有宏");
    }

    @Test
    void aPasswordIsRefused() {
        byte[] content = TinyFiles.olderOffice("EncryptedPackage");
        assertThatThrownBy(() -> inspection.inspect(FileName.of("答复.docx"), content, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("密码");
    }

    @Test
    void aZipBombIsRefused() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", TinyFiles.text("<Types/>"));
        parts.put("word/document.xml", new byte[20 * 1024 * 1024]);
        assertThatThrownBy(() -> inspection.inspect(FileName.of("答复.docx"), TinyFiles.zip(parts), null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("解压后过大");
    }

    @Test
    void partsOutsideThePackageAreRefused() {
        byte[] content = TinyFiles.office(TinyFiles.WORD, "word/document.xml", "../../evil.txt");
        assertThatThrownBy(() -> inspection.inspect(FileName.of("答复.docx"), content, null))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void externalEntitiesAreNotResolved(@TempDir Path folder) throws IOException {
        Path outside = Files.writeString(
                folder.resolve("outside.xml"),
                "<Override PartName=\"/word/document.xml\" ContentType=\"" + TinyFiles.WORD + "\"/>");
        byte[] content = TinyFiles.zip(Map.of(
                "[Content_Types].xml",
                TinyFiles.text("<!DOCTYPE t [<!ENTITY x SYSTEM \"" + outside.toUri() + "\">]><Types>&x;</Types>"),
                "word/document.xml",
                TinyFiles.text("<document/>")));
        assertThatThrownBy(() -> inspection.inspect(FileName.of("答复.docx"), content, null))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/pdf", "nonsense"})
    void aPictureDeclaredAsSomethingElseIsRefused(String declared) {
        assertThatThrownBy(() -> inspection.inspect(FileName.of("图.png"), TinyFiles.png(), declared))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "text/html"})
    void aDocumentDeclaredAsSomethingElseIsRefused(String declared) {
        assertThatThrownBy(() -> inspection.inspect(FileName.of("扫描件.pdf"), TinyFiles.pdf(), declared))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/octet-stream", "application/wps-office.docx", "application/msword"})
    void whatABrowserMayCallAnOfficeFileIsTaken(String declared) {
        assertThat(inspection.inspect(FileName.of("答复.docx"), TinyFiles.docx(), declared))
                .isEqualTo(PaperType.DOCX);
    }
}
