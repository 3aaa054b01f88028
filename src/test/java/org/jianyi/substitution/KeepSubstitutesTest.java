package org.jianyi.substitution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.jianyi.Refused;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.AuditTrail;
import org.jianyi.process.CaseTest;
import org.jianyi.roster.Accounts;
import org.jianyi.roster.FullName;
import org.jianyi.roster.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.transaction.BeforeTransaction;
import org.springframework.transaction.annotation.Transactional;

/** Who may sign for whom, named by whom, and how long. What a test names is taken back. */
@Transactional
class KeepSubstitutesTest extends CaseTest {

    private static final String HEAD = "unit-head-SLZ";
    private static final LocalDate LAST = TODAY.plusDays(7);

    @Autowired
    KeepSubstitutes substitutes;

    @Autowired
    Accounts accounts;

    @Autowired
    AuditTrail trail;

    @BeforeTransaction
    void peopleEnter() {
        stage.cast();
    }

    @Test
    void aHeadNamesSomebodyOfHisUnitAndALeaderAnotherLeaderOrThePresidium() {
        named("head-SLZ", HEAD, "handler-SLZ", "head-SLZ");
        named("leader", "leader", "presidium", "leader");

        assertThat(stage.actor("handler-SLZ").signsFor(HEAD, null)).contains(new Person("head-SLZ", "负责人SLZ"));
        assertThat(stage.actor("presidium").signsFor("leader", "leader")).isPresent();
        assertThat(stage.actor("presidium").signsFor("leader", "another")).isEmpty();
        assertThat(stage.actor("presidium").signsFor(HEAD, null)).isEmpty();
    }

    @Test
    void itHoldsFromTheFirstDayToTheLastAndEndsByItself() {
        substitutes.name("head-SLZ", form(HEAD, "handler-SLZ", TODAY.plusDays(2), LAST, null), stage.actor("head-SLZ"));

        assertThat(signs()).isFalse();
        stage.today(TODAY.plusDays(2));
        assertThat(signs()).isTrue();
        stage.today(LAST);
        assertThat(signs()).isTrue();
        stage.today(LAST.plusDays(1));
        assertThat(signs()).isFalse();
    }

    @Test
    void itMayBeEndedEarlyByTheSignerOrTheOfficeAndByNobodyElse() {
        Long id = named("head-SLZ", HEAD, "handler-SLZ", "head-SLZ").id();

        for (String stranger : new String[] {"handler-SLZ", "head-NYZX", "leader", "presidium", "d1"}) {
            Refused.forbidden("代理人由本人设置", () -> substitutes.end("head-SLZ", id, stage.actor(stranger)));
        }
        Refused.notFound("没有这项代理", () -> substitutes.end("head-NYZX", id, stage.actor("office")));
        substitutes.end("head-SLZ", id, stage.actor("office"));

        assertThat(signs()).isFalse();
        Refused.conflict("已经结束", () -> substitutes.end("head-SLZ", id, stage.actor("head-SLZ")));
        assertThat(trail.forSubject("代理 负责人SLZ head-SLZ"))
                .extracting(AuditLine::act)
                .endsWith("设代理人", "结束代理");
    }

    @Test
    void whatHadNotBegunIsCancelledAndOneDayIsOneDate() {
        LocalDate day = TODAY.plusDays(2);
        Substitution named =
                substitutes.name("head-SLZ", form(HEAD, "handler-SLZ", day, day, null), stage.actor("head-SLZ"));
        assertThat(named.inWords()).isEqualTo("经办SLZ，2026年4月10日");

        substitutes.end("head-SLZ", named.id(), stage.actor("head-SLZ"));

        assertThat(named.isCancelled()).isTrue();
        assertThat(trail.forSubject("代理 负责人SLZ head-SLZ"))
                .extracting(AuditLine::act)
                .endsWith("设代理人", "取消代理");
        stage.today(LAST);
        assertThat(substitutes.over("handler-SLZ", new SignerPlace(HEAD), null)).isEmpty();
    }

    @Test
    void theOfficeNamesForAnotherOnlyWithAReason() {
        Refused.badInput(
                "reason",
                "请写明原因",
                () -> substitutes.name("head-SLZ", form(HEAD, "handler-SLZ", TODAY, LAST, " "), stage.actor("office")));
        Refused.forbidden(
                "代理人由本人设置",
                () -> substitutes.name(
                        "head-SLZ", form(HEAD, "handler-SLZ", TODAY, LAST, "生病"), stage.actor("handler-SLZ")));

        Substitution named =
                substitutes.name("head-SLZ", form(HEAD, "handler-SLZ", TODAY, LAST, "住院，本人来电"), stage.actor("admin"));

        assertThat(named.namedForHimBy()).isEqualTo("管理员");
        assertThat(trail.forSubject("代理 负责人SLZ head-SLZ")).last().satisfies(line -> assertThat(line.detail())
                .isEqualTo("镇水利站负责人负责人SLZ由经办SLZ，2026年4月8日至2026年4月15日代签：住院，本人来电"));
    }

    @Test
    void whoDoesNotFitIsNotTaken() {
        refusedSubstitute("不能是本人", "head-SLZ", HEAD, "head-SLZ");
        refusedSubstitute("不是镇水利站的经办人", "head-SLZ", HEAD, "handler-NYZX");
        refusedSubstitute("本来就可以审签", "head-SLZ", HEAD, "all-SLZ");
        refusedSubstitute("没有这个人", "head-SLZ", HEAD, "nobody");
        refusedSubstitute("其他镇领导或者主席团成员", "leader", "leader", "handler-SLZ");
        accounts.open("gone", FullName.of("离任人"));
        refusedSubstitute("已经停用", "leader", "leader", "gone");
        Refused.badInput("place", "不以这个身份审签", () -> named("handler-SLZ", HEAD, "all-SLZ", "handler-SLZ"));
        Refused.badInput("place", "不以这个身份审签", () -> named("head-SLZ", "unit-head-NYZX", "handler-NYZX", "head-SLZ"));
    }

    @Test
    void itsTimeIsToComeAndNoLongerThanAYear() {
        Refused.badInput("from", "不能早于今天", () -> in(TODAY.minusDays(1), LAST));
        Refused.badInput("to", "不能早于开始日期", () -> in(LAST, TODAY));
        LocalDate far = TODAY.plusYears(1).plusDays(1);
        Refused.badInput("from", "请核对年份", () -> in(far, far));
        Refused.badInput("to", "最长一年", () -> in(TODAY, TODAY.plusYears(1).plusDays(1)));
    }

    @Test
    void noTwoSignForTheSameManAtTheSameTime() {
        accounts.open("extra-SLZ", FullName.of("经办二"));
        accounts.regroup("extra-SLZ", Set.of("unit-SLZ"), stage.actor("admin"));
        named("head-SLZ", HEAD, "handler-SLZ", "head-SLZ");

        Refused.badInput(
                "from",
                "已经由经办SLZ代理（2026年4月8日至2026年4月15日）",
                () -> substitutes.name(
                        "head-SLZ", form(HEAD, "extra-SLZ", LAST, LAST.plusDays(3), null), stage.actor("head-SLZ")));
        substitutes.name(
                "head-SLZ", form(HEAD, "extra-SLZ", LAST.plusDays(1), LAST.plusDays(3), null), stage.actor("head-SLZ"));
    }

    @Test
    void whoSignsForAnotherPassesItOnToNobody() {
        accounts.open("leader2", FullName.of("副镇长"));
        accounts.regroup("leader2", Set.of("leader"), stage.actor("admin"));
        named("leader", "leader", "leader2", "leader");

        Refused.badInput("from", "正代镇领导审签", () -> named("leader2", "leader", "presidium", "leader2"));
        accounts.open("leader3", FullName.of("镇委员"));
        accounts.regroup("leader3", Set.of("leader"), stage.actor("admin"));
        Refused.badInput("substitute", "由副镇长代理", () -> named("leader3", "leader", "leader", "leader3"));
    }

    @Test
    void itIsOverWhenEitherOfThemLeavesHisPost() {
        accounts.open("extra-SLZ", FullName.of("经办二"));
        accounts.regroup("extra-SLZ", Set.of("unit-SLZ"), stage.actor("admin"));
        named("all-SLZ", HEAD, "extra-SLZ", "all-SLZ");
        assertThat(stage.actor("extra-SLZ").signsFor(HEAD, null)).isPresent();

        accounts.regroup("extra-SLZ", Set.of("unit-NYZX"), stage.actor("admin"));
        accounts.regroup("extra-SLZ", Set.of("unit-SLZ"), stage.actor("admin"));

        assertThat(stage.actor("extra-SLZ").signsFor(HEAD, null))
                .as("ended, and not begun again")
                .isEmpty();
    }

    private boolean signs() {
        return stage.actor("handler-SLZ").signsFor(HEAD, null).isPresent();
    }

    private Substitution named(String signer, String place, String substitute, String actor) {
        return substitutes.name(signer, form(place, substitute, TODAY, LAST, null), stage.actor(actor));
    }

    private void in(LocalDate from, LocalDate to) {
        substitutes.name("head-SLZ", form(HEAD, "handler-SLZ", from, to, null), stage.actor("head-SLZ"));
    }

    private void refusedSubstitute(String words, String signer, String place, String substitute) {
        Refused.badInput("substitute", words, () -> named(signer, place, substitute, signer));
    }

    private static NameSubstitute form(String place, String substitute, LocalDate from, LocalDate to, String reason) {
        return new NameSubstitute(place, substitute, from, to, reason);
    }
}
