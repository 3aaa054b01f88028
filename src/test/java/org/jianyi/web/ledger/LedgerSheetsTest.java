package org.jianyi.web.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianyi.ledger.LedgerRow;
import org.jianyi.ledger.Phase;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.web.ledger.LedgerSheets.PaperRow;
import org.jianyi.web.ledger.LedgerSheets.Sheet;
import org.junit.jupiter.api.Test;

class LedgerSheetsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 8);

    @Test
    void everyRowIsOnOneSheetAndNoSheetIsOverfull() {
        List<Sheet> sheets =
                LedgerSheets.of(IntStream.rangeClosed(1, 100).mapToObj(i -> line("长".repeat(1 + i * 2 % 200))));

        assertThat(sheets.stream()
                        .flatMap(sheet -> sheet.rows().stream())
                        .map(row -> row.line().row().seq()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
        assertThat(sheets)
                .allMatch(sheet ->
                        sheet.rows().stream().mapToInt(PaperRow::height).sum() <= 1_620);
    }

    @Test
    void sheetsAreNumberedAndTheTotalsStandOnTheLast() {
        List<Sheet> sheets = LedgerSheets.of(Stream.generate(() -> line("短")).limit(60));

        assertThat(sheets).extracting(Sheet::number).containsExactly(1, 2, 3, 4);
        assertThat(sheets).allMatch(sheet -> sheet.of() == 4);
        assertThat(sheets).extracting(Sheet::last).containsExactly(false, false, false, true);
    }

    @Test
    void totalsThatFindNoRoomGetASheetOfTheirOwn() {
        List<Sheet> sheets = LedgerSheets.of(Stream.generate(() -> line("短")).limit(16));

        assertThat(sheets).hasSize(2);
        assertThat(sheets.get(1).rows()).isEmpty();
    }

    @Test
    void aRowIsAsTallAsItsTallestCell() {
        assertThat(LedgerSheets.of(Stream.of(line("短"))).get(0).rows().get(0).lines())
                .isEqualTo(2);
        assertThat(LedgerSheets.of(Stream.of(line("长".repeat(49))))
                        .get(0)
                        .rows()
                        .get(0)
                        .lines())
                .isEqualTo(4);
    }

    @Test
    void nothingFoundIsOneSheet() {
        assertThat(LedgerSheets.of(Stream.of())).hasSize(1);
    }

    private int made;

    private LedgerLine line(String title) {
        made++;
        return new LedgerLine(
                new LedgerRow(
                        "J2026-%04d".formatted(made),
                        1L,
                        "九次会议",
                        TODAY,
                        true,
                        made,
                        "第%03d号".formatted(made),
                        2026,
                        title,
                        "农田水利",
                        "代表1",
                        "",
                        0,
                        "镇水利站",
                        null,
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        SuggestionStatus.REGISTERED,
                        Phase.OPEN,
                        2,
                        null,
                        false,
                        false,
                        false,
                        false,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        0,
                        null,
                        null,
                        "",
                        null,
                        null,
                        false,
                        0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        false,
                        "d1",
                        0,
                        0,
                        0,
                        null,
                        null,
                        null),
                TODAY,
                false,
                false);
    }
}
