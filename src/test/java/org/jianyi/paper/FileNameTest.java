package org.jianyi.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileNameTest {

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("关于灌溉渠的建议（扫描）.pdf", "关于灌溉渠的建议（扫描）.pdf"),
                Arguments.of("../../etc/passwd.pdf", "passwd.pdf"),
                Arguments.of("C:\\Users\\wang\\答复.docx", "答复.docx"),
                Arguments.of("a..b...pdf", "a.b.pdf"),
                Arguments.of("..pdf", "pdf"),
                Arguments.of("...", "附件"),
                Arguments.of("", "附件"),
                Arguments.of(null, "附件"),
                Arguments.of("a\r\nSet-Cookie: x\u0000.pdf", "aSet-Cookie_ x.pdf"),
                // a right-to-left override would show exe.pdf as fdp.exe
                Arguments.of("答复\u202Efdp.pdf", "答复fdp.pdf"),
                Arguments.of("a:b*c?d\"e<f>g|h.PDF", "a_b_c_d_e_f_g_h.pdf"),
                Arguments.of(" 答复 .pdf ", "答复.pdf"),
                Arguments.of(".pdf", "pdf"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsMadeHarmless(String sent, String kept) {
        assertThat(FileName.of(sent)).hasToString(kept);
    }

    @Test
    void aLongNameKeepsItsExtension() {
        String kept = FileName.of("长".repeat(400) + ".docx").toString();
        assertThat(kept).hasSize(FileName.LONGEST).endsWith("长.docx");
    }

    @Test
    void aRareCharacterIsNotCutInHalf() {
        String kept = FileName.of("𠮷".repeat(400) + ".pdf").toString();
        assertThat(kept.codePointCount(0, kept.length())).isEqualTo(FileName.LONGEST);
        assertThat(kept).endsWith("𠮷.pdf");
    }
}
