package org.jianyi.suggestion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.roster.Congress;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.Session;

/** A suggestion on paper, so to speak: in no database. */
final class Written {

    static final LocalDate DAY = LocalDate.of(2026, 4, 8);
    static final Instant NOW = Instant.parse("2026-04-08T02:00:00Z");
    static final Congress CONGRESS = new Congress("枫塘镇第十三届人民代表大会", "枫塘镇", 13, LocalDate.of(2021, 12, 1));
    static final Session SESSION = new Session(
            CONGRESS,
            9,
            "镇十三届人大九次会议",
            LocalDate.of(2026, 3, 20),
            LocalDate.of(2026, 3, 20),
            LocalDate.of(2026, 3, 20).atTime(16, 0));
    static final SuggestionId ID = new SuggestionId("J2026-0001");

    private Written() {}

    static Deputy deputy(String user) {
        return new Deputy(
                CONGRESS, "FT13-001", "代表" + user, null, null, null, null, null, user, LocalDate.of(2021, 12, 1));
    }

    static SubmitSuggestion form() {
        return new SubmitSuggestion(
                null,
                null,
                false,
                SuggestionKind.SUGGESTION,
                " 关于清淤村前灌溉支渠的建议 ",
                "农田水利",
                Level.TOWN,
                "村前支渠淤积半米深，下游三个组的稻田浇不上水。",
                List.of("冬修期间清淤支渠。", "明确管护人员。"),
                Publicity.FULL_TEXT,
                Source.VISIT,
                null,
                0,
                null,
                false,
                false,
                false,
                null,
                false,
                null,
                null,
                false,
                null,
                null,
                false,
                null);
    }

    static Suggestion submitted() {
        return new Suggestion(ID, form(), deputy("d1"), SESSION, false, DAY, NOW);
    }

    static Suggestion asking() {
        return new Suggestion(ID, form(), deputy("d1"), SESSION, true, DAY, NOW);
    }

    static Suggestion registered() {
        Suggestion suggestion = submitted();
        suggestion.register(new SuggestionNumber(SESSION, false, 1), DAY);
        return suggestion;
    }

    static Suggestion assigned() {
        Suggestion suggestion = registered();
        suggestion.assign(3, null, DAY.plusMonths(3), true, DAY);
        return suggestion;
    }

    static Suggestion replied() {
        Suggestion suggestion = assigned();
        suggestion.reply(DAY.plusDays(20));
        return suggestion;
    }
}
