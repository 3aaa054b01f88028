package org.jianyi.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Dates of 2024 to 2026 that somebody can check by hand; {@code deadline/dates.py} has worked them out from the notices by another way. */
class DateTableTest {

    private static final RuleProfile STANDARD = RuleProfile.standard();

    private final LegalClock clock = new LegalClock(WorkCalendar.shipped());

    @ParameterizedTest
    @CsvFileSource(resources = "/deadline/dates.csv")
    @Tag("R7")
    @Tag("R23")
    void theClockAgreesWithTheTable(LocalDate from, String kind, LocalDate raw, LocalDate due) {
        Period period = Period.ASKED.stream()
                .filter(asked -> asked.key().equals(kind))
                .findFirst()
                .orElseThrow();
        DueDate found = clock.of(period, from, STANDARD);
        assertThat(List.of(found.raw(), found.due())).isEqualTo(List.of(raw, due));
        assertThat(found.provisional()).isFalse();
    }

    @Test
    void theTableIsLongAndKnowsEveryKind() throws IOException {
        try (InputStream table = getClass().getResourceAsStream("/deadline/dates.csv")) {
            List<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(lines).hasSizeGreaterThan(400).doesNotHaveDuplicates();
            assertThat(lines.stream().map(line -> line.split(",")[1]).distinct())
                    .containsExactlyInAnyOrderElementsOf(
                            Period.ASKED.stream().map(Period::key).toList());
        }
    }
}
