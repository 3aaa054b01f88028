package org.jianyi.web.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jianyi.handling.Role;
import org.jianyi.ledger.LedgerRow;
import org.jianyi.ledger.Light;
import org.jianyi.ledger.Turn;

/**
 * A row of the ledger as it reads today: on the screen, on paper and in the workbook alike.
 *
 * @param former whether it is open and its lead deputy's mandate is over
 * @param several whether rows of other sessions stand beside it, so that its number alone would not do
 */
public record LedgerLine(LedgerRow row, LocalDate today, boolean several, boolean former) {

    /** Who has it, what he has to do, and for how many days he has had it. */
    public record Holder(String who, String step, long days) {

        @Override
        public String toString() {
            return who + " " + step + " " + days + "天";
        }
    }

    /** Of which session, where numbers of several stand together; or empty. */
    public String session() {
        return several && row.seq() != null ? row.sessionLabel() : "";
    }

    public String number() {
        return session() + row.number();
    }

    /** 柏若兰, 柏若兰（离任）, or 柏若兰 +2 for two co-signers. */
    public String deputies() {
        String lead = row.lead() + (former ? "（离任）" : "");
        return row.cosignerCount() == 0 ? lead : lead + " +" + row.cosignerCount();
    }

    /** 分办 and 参阅 are worth saying; who else stands there alone leads or handles alone. */
    public String leadRole() {
        return row.role() == Role.SEPARATE || row.role() == Role.REFERENCE
                ? row.role().label()
                : "";
    }

    public List<Holder> holders() {
        return row.whereabouts().on(today).stream().map(this::holder).distinct().toList();
    }

    private Holder holder(Turn turn) {
        return new Holder(turn.who(), turn.step().label(), ChronoUnit.DAYS.between(turn.since(), today));
    }

    /** Some unit has to do something that the office may record for it. */
    public boolean isWithUnit() {
        return row.whereabouts().turns().stream().anyMatch(turn -> turn.step().isOfUnit());
    }

    /** Who has it longest: for how many days; null when nobody has it. */
    public Integer days() {
        return row.since() == null ? null : (int) ChronoUnit.DAYS.between(row.since(), today);
    }

    public LocalDate due() {
        return row.whereabouts().due(today);
    }

    /** Null when nobody is held to a date. */
    public Light light() {
        return row.whereabouts().light(today);
    }

    /** Negative when it is past, null when there is no date. */
    public Integer daysLeft() {
        return due() == null ? null : (int) ChronoUnit.DAYS.between(today, due());
    }

    /** 还有12天, 今天到期, 超过3天. */
    public String left() {
        Integer days = daysLeft();
        return days == null ? "" : days < 0 ? "超过" + -days + "天" : days == 0 ? "今天到期" : "还有" + days + "天";
    }

    /** 已延期1次, or empty. */
    public String extended() {
        return row.extensions() == 0 ? "" : "已延期" + row.extensions() + "次";
    }

    /** 按期 or 逾期 of a reply that was given; empty before. */
    public String kept() {
        return row.inTime() == null ? "" : row.inTime() ? "按期答复" : "逾期答复";
    }

    /** Some units have replied, others not yet. */
    public boolean isPartlyReplied() {
        return row.lastReplyOn() != null && row.repliedOn() == null;
    }

    public String attitude() {
        return row.attitude() == null ? "" : row.attitude().label();
    }

    public String result() {
        return row.result() == null ? "" : row.result().label();
    }

    /** For paper, where it stands alone; empty before there is a rating. */
    public String judgedAttitude() {
        return row.attitude() == null ? "" : "态度" + attitude();
    }

    public String judgedResult() {
        return row.result() == null ? "" : "结果" + result() + (row.ratedByProxy() ? "（代录）" : "");
    }

    /** 第2次; empty for the first. */
    public String round() {
        return row.round() > 1 ? "第" + row.round() + "次" : "";
    }
}
