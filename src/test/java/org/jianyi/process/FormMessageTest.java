package org.jianyi.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jianyi.process.Stage.form;

import java.util.List;
import org.jianyi.handling.Contact;
import org.jianyi.handling.Contacts;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.suggestion.Submissions;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A form's message goes from the person to our own tables; the engine keeps nothing of it. */
class FormMessageTest extends CaseTest {

    private static final String MARK = "此句只见于表单";
    private static final String LONG = MARK + "渠".repeat(20_000 - MARK.length());

    @Autowired
    Submissions submissions;

    @Autowired
    Contacts contacts;

    @Autowired
    KeepRecords keepRecords;

    @Autowired
    FormMessages messages;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void twentyThousandCharactersSurviveInOurTablesAndLeaveNothingInTheEngine() {
        SuggestionId id = story.deputySubmits("facts", LONG, "proposals", List.of(LONG, "明确管护人员。"));
        story.officeAssigns(id, stage.share("SLZ", "SOLE"));
        keepRecords.contact(
                story.share(id, "SLZ"),
                messages.read(stage.json(stage.contact("said", LONG, "agreed", LONG)), RecordContact.class),
                stage.actor("handler-SLZ"));
        story.unitDrafts(
                id,
                "SLZ",
                "answers",
                List.of(form("proposal", 1, "text", LONG), form("proposal", 2, "text", "已聘请。")),
                "opening",
                LONG);
        story.signs("head-SLZ", id, "SLZ");
        story.unitDelivers(id, "SLZ");
        story.deputyIsSatisfied(id, "SLZ");

        assertThat(submissions.latest(id).facts()).isEqualTo(LONG);
        assertThat(submissions.latest(id).proposals().get(0)).isEqualTo(LONG);
        assertThat(contacts.findByHandlingInOrderByDayAscIdAsc(List.of(story.share(id, "SLZ"))))
                .extracting(Contact::said, Contact::agreed)
                .containsExactly(tuple(LONG, LONG));
        assertThat(story.reply(id, "SLZ").answers()).containsEntry(1, LONG);
        assertThat(story.reply(id, "SLZ").opening()).isEqualTo(LONG);
        for (String table : List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail")) {
            assertThat(count("select count(*) from " + table + " where name_ = 'form'"))
                    .as(table)
                    .isZero();
            assertThat(count("select count(*) from " + table + " where position('" + MARK
                            + "' in coalesce(text_, '') || coalesce(text2_, '')) > 0"))
                    .as(table)
                    .isZero();
        }
        assertThat(count("select count(*) from act_ge_bytearray where position(convert_to('" + MARK
                        + "', 'UTF8') in bytes_) > 0"))
                .isZero();
    }

    @Test
    void oneCharacterMoreIsRefusedBesideItsField() {
        assertThat(stage.refusal(() -> story.deputySubmits("facts", LONG + "渠")).field())
                .isEqualTo("facts");
    }

    private int count(String sql) {
        return jdbc.queryForObject(sql, Integer.class);
    }
}
