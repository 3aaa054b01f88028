package org.jianyi.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jianyi.deadline.HolidayNotice;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.WorkCalendar;
import org.jianyi.process.CaseTest;
import org.jianyi.roster.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Calendars and rules come from the database, and each node has the latest. */
class RulebookTest extends CaseTest {

    @Autowired
    Rulebook rulebook;

    @Autowired
    CalendarVersions calendars;

    @Autowired
    RuleVersions versions;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final Actor admin = new Actor("admin", "管理员", java.util.Set.of("camunda-admin"));

    /** A node is a memory of its own on the same database. */
    private Rulebook otherNode() {
        return new Rulebook(calendars, versions, jdbc, clock);
    }

    private void keep(int year, String csv) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> rulebook.keep(HolidayNotice.ofCsv(year, csv), "测试", admin));
    }

    @Test
    void aTownBeginsWithTheShippedYearsAndTheStandardRules() {
        for (WorkCalendar.Shipped shipped : WorkCalendar.shippedYears()) {
            CalendarVersion first = calendars
                    .findByYearOrderByIdDesc(shipped.notice().year())
                    .stream()
                    .reduce((later, earlier) -> earlier)
                    .orElseThrow();
            assertThat(first.days()).isEqualTo(shipped.notice().days());
            assertThat(first.source()).isEqualTo(shipped.source());
            assertThat(first.keptByName()).isEqualTo("系统");
        }
        assertThat(versions.findAllByOrderById().get(0).profile()).isEqualTo(RuleProfile.standard());
        rulebook.begin();
        assertThat(versions.findByName("标准规则")).isPresent();
    }

    @Test
    void aChangeOnOneNodeIsSeenByTheOther() {
        Rulebook other = otherNode();
        assertThat(other.calendar().knows(2071)).isFalse();

        keep(2071, "2071-01-01,休,元旦");

        assertThat(other.calendar().holiday(LocalDate.of(2071, 1, 1))).contains("元旦");
        assertThat(rulebook.calendar().knows(2071)).isTrue();
        keep(2071, "2071-01-01,休,元旦\n2071-10-01,休,国庆节");
        assertThat(other.calendar().days(2071)).hasSize(2);
        assertThat(calendars.findByYearOrderByIdDesc(2071))
                .as("the earlier one stays")
                .hasSize(2);
    }

    @Test
    void withinOneTransactionNothingChanges() {
        TransactionTemplate inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            WorkCalendar before = rulebook.calendar();
            keepInner(inner);
            assertThat(rulebook.calendar()).isSameAs(before);
            assertThat(inner.<Boolean>execute(within -> rulebook.calendar().knows(2072)))
                    .as("another transaction sees it")
                    .isTrue();
            assertThat(rulebook.calendar()).as("and this one still does not").isSameAs(before);
        });
        assertThat(rulebook.calendar().knows(2072)).isTrue();
    }

    private void keepInner(TransactionTemplate inner) {
        inner.executeWithoutResult(status -> rulebook.keep(HolidayNotice.ofCsv(2072, "2072-01-01,休,元旦"), "测试", admin));
    }

    @Test
    void whatIsRolledBackWasNeverInForce() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            rulebook.keep(HolidayNotice.ofCsv(2073, "2073-01-01,休,元旦"), "测试", admin);
            assertThat(rulebook.calendar().knows(2073)).isFalse();
            status.setRollbackOnly();
        });
        keep(2074, "2074-01-01,休,元旦");
        assertThat(rulebook.calendar().years()).doesNotContain(2073).contains(2074);
        assertThat(otherNode().calendar().years()).doesNotContain(2073).contains(2074);
    }

    @Test
    void noVersionIsEverChanged() {
        for (String change : List.of(
                "update calendar_version set source = 'x'",
                "delete from calendar_day",
                "update rule_version set since = '2020-01-01'")) {
            assertThatThrownBy(() -> jdbc.execute(change)).hasMessageContaining("are never changed");
        }
    }
}
