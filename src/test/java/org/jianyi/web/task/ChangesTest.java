package org.jianyi.web.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.jianyi.web.task.Changes.Piece;
import org.junit.jupiter.api.Test;

class ChangesTest {

    @Test
    void sameTextsAreOnePiece() {
        assertThat(Changes.between("支渠已清淤。", "支渠已清淤。")).containsExactly(new Piece("same", "支渠已清淤。"));
    }

    @Test
    void aChangedNumberIsMarkedAsAWhole() {
        assertThat(marked("投入资金3.5万元，月底完工。", "投入资金12.5万元，月底完工。")).isEqualTo("投入资金[-3.5-][+12.5+]万元，月底完工。");
    }

    @Test
    void aFewUnchangedCharactersBetweenTwoChangesAreNoIsland() {
        assertThat(marked("正在研究。", "支渠在月底前清淤。")).isEqualTo("[-正在研究-][+支渠在月底前清淤+]。");
    }

    @Test
    void whatWasEmptyIsAllNew() {
        assertThat(marked(null, "新写的。")).isEqualTo("[+新写的。+]");
        assertThat(Changes.between(null, " ")).isEmpty();
    }

    @Test
    void thePiecesGiveBothTextsAgain() {
        String before = "东段640米，已于3月清淤；西段600米，资金未落实。";
        String after = "东段640米，3月底清淤完毕；西段620米列入6月计划，资金4万元由镇水利站解决。";
        List<Piece> pieces = Changes.between(before, after);
        assertThat(without(pieces, "added")).isEqualTo(before);
        assertThat(without(pieces, "removed")).isEqualTo(after);
    }

    private static String without(List<Piece> pieces, String kind) {
        return pieces.stream()
                .filter(p -> !p.kind().equals(kind))
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    private static String marked(String before, String after) {
        return Changes.between(before, after).stream()
                .map(p -> switch (p.kind()) {
                    case "added" -> "[+" + p.text() + "+]";
                    case "removed" -> "[-" + p.text() + "-]";
                    default -> p.text();
                })
                .collect(Collectors.joining());
    }
}
