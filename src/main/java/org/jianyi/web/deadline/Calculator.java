package org.jianyi.web.deadline;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.deadline.DueDate;
import org.jianyi.deadline.LegalClock;
import org.jianyi.deadline.Period;
import org.jianyi.deadline.RuleProfile;
import org.jianyi.deadline.Rules;
import org.jianyi.rulebook.RuleVersion;
import org.jianyi.rulebook.RuleVersions;
import org.springframework.stereotype.Component;

/** All periods from one day on, for whoever wants to know a date without a case. */
@Component
class Calculator {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private final LegalClock legalClock;
    private final Rules rules;
    private final RuleVersions versions;

    Calculator(LegalClock legalClock, Rules rules, RuleVersions versions) {
        this.legalClock = legalClock;
        this.rules = rules;
        this.versions = versions;
    }

    /** One line of the answer. */
    record Line(Period period, String length, DueDate date) {}

    /**
     * @param from 2025-07-01
     * @throws Refusal for what is no day, or one that no suggestion can have
     */
    static LocalDate day(String from) {
        return day(from, "起算日期");
    }

    /** @param what the word for it: 起算日期 */
    static LocalDate day(String from, String what) {
        if (from == null || from.isBlank()) {
            throw Refusal.badInput("from", "请填写" + what);
        }
        LocalDate day;
        try {
            day = LocalDate.parse(from.strip());
        } catch (DateTimeParseException noDay) {
            throw Refusal.badInput("from", what + "“" + shortened(from) + "”不是日期，请写成2025-07-01的样子，并且是日历上有的一天");
        }
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw Refusal.badInput(
                    "from", what + "应在" + FIRST_YEAR + "年至" + LAST_YEAR + "年之间，不能是" + day.getYear() + "年");
        }
        return day;
    }

    /** @param name of a rule profile; none for the one in force on that day */
    RuleProfile profile(String name, LocalDate day) {
        if (name == null || name.isBlank()) {
            return rules.on(day);
        }
        return versions.findByName(name.strip())
                .map(RuleVersion::profile)
                .orElseThrow(() -> Refusal.badInput("profile", "没有叫“" + shortened(name) + "”的办理规则"));
    }

    /** @param kind one of the API's names; none for all */
    List<Line> lines(LocalDate from, String kind, RuleProfile profile) {
        if (kind != null && kind.isBlank()) {
            throw Refusal.badInput("kind", "请写明要算哪一种期限，可以是：" + kinds() + "；要算全部的，不用写kind");
        }
        List<Line> lines = Period.ASKED.stream()
                .filter(period -> kind == null || period.key().equals(kind))
                .map(period -> new Line(period, period.lengthLabel(profile), legalClock.of(period, from, profile)))
                .toList();
        if (lines.isEmpty()) {
            throw Refusal.badInput("kind", "没有“" + shortened(kind) + "”这种期限，可以是：" + kinds());
        }
        return lines;
    }

    private static String kinds() {
        return String.join("、", Period.ASKED.stream().map(Period::key).toList());
    }

    private static String shortened(String text) {
        String plain = text.strip();
        return plain.length() <= 30 ? plain : plain.substring(0, 30) + "…";
    }
}
