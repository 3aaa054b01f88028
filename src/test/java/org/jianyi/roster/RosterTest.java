package org.jianyi.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jianyi.Cast;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.AuditTrail;
import org.jianyi.process.CaseTest;
import org.jianyi.sheet.Complaint;
import org.jianyi.sheet.SheetWriter;
import org.jianyi.suggestion.SuggestionId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.transaction.BeforeTransaction;
import org.springframework.transaction.annotation.Transactional;

/** The town's lists: kept by whom, taken in whole or not at all, and each change on record. What a test changes is taken back. */
@Transactional
class RosterTest extends CaseTest {

    private static final LocalDate BEGINS = LocalDate.of(2021, 12, 1);

    @Autowired
    KeepRoster roster;

    @Autowired
    List<Roll<?>> rolls;

    @Autowired
    Roll<DeputyEntry> deputyRoll;

    @Autowired
    Roll<UnitEntry> unitRoll;

    @Autowired
    Roll<PersonEntry> personRoll;

    @Autowired
    Deputies deputies;

    @Autowired
    Sessions sessions;

    @Autowired
    Accounts accounts;

    @Autowired
    OpenAccounts openAccounts;

    @Autowired
    ChangeTerm changeTerm;

    @Autowired
    AuditTrail trail;

    @Autowired
    SheetWriter writer;

    /** Who is there already when the first test of all takes its own changes back must stay. */
    @BeforeTransaction
    void peopleEnter() {
        stage.cast();
    }

    @Test
    void onlyTheOfficeAndAdministratorsKeepTheRoster() {
        for (String stranger : List.of("d1", "presidium", "government", "handler-SLZ", "head-SLZ", "leader")) {
            Refusal refusal =
                    stage.refusal(() -> roster.keep(deputyRoll, null, deputy("X-1", null), stage.actor(stranger)));
            assertThat(refusal.status()).as(stranger).isEqualTo(403);
        }
        roster.keep(deputyRoll, null, deputy("X-1", null), stage.actor("admin"));
        roster.keep(deputyRoll, null, deputy("X-2", null), stage.actor("office"));
        assertThat(deputyRoll.present()).containsKeys("X-1", "X-2");
    }

    @Test
    void aChangeLeavesItsLineWithWhatWasBefore() {
        roster.keep(deputyRoll, null, deputy("X-1", null), stage.actor("office"));
        roster.keep(deputyRoll, "X-1", deputy("X-1", LocalDate.of(2025, 1, 31)), stage.actor("office2"));

        List<AuditLine> lines = trail.forSubject("代表 X-1");

        assertThat(lines).extracting(AuditLine::act).containsExactly("新增代表", "修改代表");
        assertThat(lines).extracting(AuditLine::actorId).containsExactly("office", "office2");
        assertThat(lines.get(1).before()).contains("\"validTo\":null");
        assertThat(lines.get(1).after()).contains("2025-01-31");
    }

    @Test
    void aMandateEndsOnItsLastDay() {
        roster.keep(deputyRoll, null, deputy("X-1", LocalDate.of(2025, 1, 31)), stage.actor("office"));
        Deputy former = deputies.findByCongressAndCardNumber(
                        stage.cast().session().congress(), "X-1")
                .orElseThrow();

        assertThat(former.isActiveOn(LocalDate.of(2025, 1, 31))).isTrue();
        assertThat(former.isActiveOn(LocalDate.of(2025, 2, 1))).isFalse();
    }

    @Test
    void everyListCanBeTakenInUnchangedAfterExport() {
        for (Roll<?> roll : rolls) {
            if (roll.present().isEmpty() || !roll.isEditable()) {
                continue;
            }
            Takings takings = roster.takeIn(roll, "名册.xlsx", export(roll), stage.actor("admin"));
            assertThat(takings.complaints()).as(roll.title()).isEmpty();
            assertThat(takings.changes()).as(roll.title()).isEmpty();
            assertThat(takings.same()).isEqualTo(roll.present().size());
        }
    }

    @Test
    void aWorkbookIsTakenInWholeOrNotAtAll() {
        List<DeputyEntry> lines = new ArrayList<>();
        lines.add(deputy("X-1", null));
        lines.add(deputy("X-2", LocalDate.of(2021, 12, 1)));
        lines.add(deputy("X-3", LocalDate.of(2021, 11, 30)));
        lines.add(deputy("X-1", null));
        lines.add(new DeputyEntry("X-5", "甲", null, null, null, null, null, "没有的单位", BEGINS, null));
        lines.add(new DeputyEntry("X-6", "乙", null, null, null, null, null, null, LocalDate.of(2020, 1, 1), null));
        lines.add(deputy("丙", null));

        Takings takings = roster.takeIn(deputyRoll, "名册.xlsx", workbook(deputyRoll, lines), stage.actor("office"));

        assertThat(takings.complaints())
                .extracting(Complaint::toString)
                .containsExactly(
                        "第4行“有效期止”：早于有效期起",
                        "第5行“代表证号”：与第2行重复",
                        "第6行“所在承办单位”：没有“没有的单位”这个单位，请先登记单位",
                        "第7行“有效期起”：早于本届开始的日期（2021-12-01）",
                        "第8行“代表证号”：代表证号里应有数字，请核对是不是填错了列");
    }

    @Test
    void theLoginOfADeputyIsNotTakenOverByAnotherName() {
        PersonEntry other = new PersonEntry("d1", "他人", List.of(), List.of("镇水利站"), List.of(), null);
        Refusal refusal = stage.refusal(() -> roster.keep(personRoll, null, other, stage.actor("office")));
        assertThat(refusal.field()).isEqualTo("name");
        assertThat(refusal.sentence()).contains("登录名d1是代表代表1的", "另取登录名");
        assertThat(stage.actor("d1").name()).isEqualTo("代表1");
        PersonEntry large = new PersonEntry("D1", "他人", List.of(), List.of("镇水利站"), List.of(), null);
        assertThat(stage.refusal(() -> roster.keep(personRoll, null, large, stage.actor("office")))
                        .sentence())
                .contains("已经有人用登录名d1");

        roster.keep(
                personRoll,
                null,
                new PersonEntry("d1", "代表1", List.of(), List.of("镇水利站"), List.of(), null),
                stage.actor("office"));
        assertThat(stage.actor("d1").worksIn("SLZ"))
                .as("a deputy may work in a unit")
                .isTrue();
        assertThat(stage.actor("d1").isDeputy()).isTrue();
    }

    @Test
    void aLongWorkbookIsTakenIn() {
        List<DeputyEntry> lines = new ArrayList<>();
        for (int i = 1; i <= 2_000; i++) {
            lines.add(deputy("X-" + i, null));
        }

        Takings takings = roster.preview(deputyRoll, "名册.xlsx", workbook(deputyRoll, lines), stage.actor("office"));

        assertThat(takings.added()).isEqualTo(2_000);
    }

    @Test
    void aStoppedUnitGetsNothingNewAndANewOneHasItsGroups() {
        roster.keep(
                unitRoll, null, new UnitEntry("XIN", "镇新设站", Track.TOWN, false, "枫新函", true), stage.actor("office"));
        roster.keep(
                personRoll,
                null,
                new PersonEntry("xinren", "欧阳新", List.of(), List.of("镇新设站"), List.of(), null),
                stage.actor("office"));
        assertThat(accounts.all().stream().filter(account -> account.userId().equals("xinren")))
                .extracting(Accounts.Account::groups)
                .containsExactly(Set.of("unit-XIN"));

        roster.keep(
                unitRoll, "XIN", new UnitEntry("XIN", "镇新设站", Track.TOWN, false, "枫新函", false), stage.actor("office"));

        assertThat(unitRoll.present().get("XIN").active()).isFalse();
        assertThat(unitRoll.beside().get("XIN")).containsEntry("经办人", "欧阳新");
    }

    @Test
    void theOfficeMakesNoAdministratorsAndNoColleagues() {
        for (String role : List.of("系统管理员", "镇人大办")) {
            PersonEntry entry = new PersonEntry("xinren", "新人", List.of(role), List.of(), List.of(), null);
            Refusal refusal = stage.refusal(() -> roster.keep(personRoll, null, entry, stage.actor("office")));
            assertThat(refusal.field()).isEqualTo("roles");
        }
        assertThat(stage.refusal(() -> openAccounts.renew("admin", stage.actor("office")))
                        .status())
                .isEqualTo(403);
        assertThat(stage.refusal(() -> roster.keep(
                                personRoll,
                                "office2",
                                new PersonEntry("office2", "人大办二", List.of(), List.of(), List.of(), null),
                                stage.actor("office")))
                        .field())
                .isEqualTo("roles");
    }

    @Test
    void whoIsStoppedLosesHisGroupsAndHisTasksGoBack() {
        PersonEntry stopped = new PersonEntry("handler-HWS", "经办HWS", List.of(), List.of(), List.of(), null);

        roster.keep(personRoll, "handler-HWS", stopped, stage.actor("office"));

        assertThat(stage.actor("handler-HWS").groups()).isEmpty();
        assertThat(personRoll.beside().get("handler-HWS")).containsEntry("状态", "停用");
    }

    @Test
    void aFirstPasswordIsGivenOutOnceAndReplacedByAnOwnOne() {
        int waiting = openAccounts.waiting(stage.actor("office")).toDo();
        List<OpenAccounts.Slip> slips = openAccounts.openAll(waiting, stage.actor("office"));

        OpenAccounts.Slip slip = slips.stream()
                .filter(it -> it.userId().equals("ft13-013"))
                .findFirst()
                .orElseThrow();
        assertThat(slip.name()).isEqualTo("代表13");
        assertThat(slip.password()).matches("([A-HJ-NP-Z][a-hjkmnp-z]{2}[2-9]-?){3}");
        assertThat(stage.actor("ft13-013").isDeputy()).isTrue();
        assertThat(openAccounts.mustChoose("ft13-013")).isTrue();
        assertThat(openAccounts.waiting(stage.actor("office")).toDo()).isZero();
        assertThat(stage.refusal(() -> openAccounts.openAll(waiting, stage.actor("office")))
                        .status())
                .isEqualTo(409);

        Actor himself = stage.actor("ft13-013");
        assertThat(stage.refusal(() -> openAccounts.choose("Fengtang-2027!", "Fengtang-2028!", himself))
                        .field())
                .isEqualTo("again");
        assertThat(stage.refusal(() -> openAccounts.choose(slip.password(), slip.password(), himself))
                        .field())
                .isEqualTo("password");
        openAccounts.choose("Fengtang-2027!", "Fengtang-2027!", himself);
        assertThat(openAccounts.mustChoose("ft13-013")).isFalse();
        assertThat(trail.forSubject("账号 ft13-013")).extracting(AuditLine::act).containsExactly("开通账号", "设置自己的密码");
    }

    @Test
    void aNewCongressTakesOverAndOpenCasesGoOn() {
        SuggestionId open = stage.submits("d1", stage.suggestion());
        Deputy again = deputies.findByUserId("d2").orElseThrow();
        LocalDate opens = TODAY.plusDays(1);
        NewTerm term = new NewTerm("枫塘镇第十四届人民代表大会", "镇十四届人大一次会议", opens, opens, opens.atTime(16, 0));
        int told = trail.forSubject("届 14").size();

        Congress next = changeTerm.change(term, Map.of(again.id(), "FT14-001"), stage.actor("office"));

        assertThat(next.term()).isEqualTo(14);
        assertThat(sessions.latestOn(opens).name()).isEqualTo("镇十四届人大一次会议");
        Deputy former = deputies.findByUserId("d1").orElseThrow();
        assertThat(former.isActiveOn(opens.minusDays(1))).isTrue();
        assertThat(former.isActiveOn(opens)).isFalse();
        assertThat(deputies.findByUserId("d2").orElseThrow().cardNumber()).isEqualTo("FT14-001");
        assertThat(deputies.findByUserId("d2").orElseThrow().isActiveOn(opens)).isTrue();
        assertThat(stage.actor("d1").isDeputy()).isTrue();
        assertThat(suggestions.get(open).lead().isUser("d1")).isTrue();
        assertThat(suggestions.get(open).closedOn()).isNull();
        assertThat(deputyRoll.present().keySet()).containsExactly("FT14-001");
        assertThat(trail.forSubject("届 14"))
                .hasSize(told + 1)
                .extracting(AuditLine::act)
                .containsOnly("换届");
    }

    @Test
    void aTermCannotBeginBeforeTheLastSessionOfTheOneBefore() {
        LocalDate opens = Cast.SESSION_DAY;
        NewTerm term = new NewTerm("第十四届", "一次会议", opens, opens, opens.atTime(16, 0));

        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> changeTerm.change(term, Map.of(), stage.actor("office")));

        assertThat(refusal.field()).isEqualTo("opensOn");
    }

    @Test
    void aSessionTakesSuggestionsUntilItCloses() {
        Session session = sessions.latestOn(TODAY);
        LocalDateTime late = session.closesOn().plusDays(1).atStartOfDay();

        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> session.correct(session.name(), session.opensOn(), session.closesOn(), late));

        assertThat(refusal.field()).isEqualTo("cutOff");
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> session.correct(
                                        session.name(),
                                        session.opensOn(),
                                        session.opensOn().minusDays(1),
                                        late))
                        .all())
                .as("all that is wrong at once")
                .extracting(Refusal::field)
                .containsExactly("closesOn", "cutOff");
    }

    private static DeputyEntry deputy(String card, LocalDate validTo) {
        return new DeputyEntry(card, "导入代表", "第二小分队", "枫石村", "村民", "138****0000", null, null, BEGINS, validTo);
    }

    private <T extends Record> byte[] export(Roll<T> roll) {
        return workbook(roll, List.copyOf(roll.present().values()));
    }

    private <T extends Record> byte[] workbook(Roll<T> roll, List<T> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(roll.title(), roll.table(), lines, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
