package org.jianyi.suggestion;

import java.time.LocalDate;
import org.jianyi.ChineseDate;
import org.jianyi.Refusal;
import org.jianyi.Refusals;

/**
 * The days of a case that was closed before this system was there.
 *
 * @param registeredOn null where the ledger has none
 * @param repliedOn of the last reply, where it was handled more than once
 */
public record PastDays(
        LocalDate submittedOn, LocalDate registeredOn, LocalDate assignedOn, LocalDate repliedOn, LocalDate closedOn) {

    /** @throws Refusal naming the day that is before the one it follows, or not yet over */
    public void require(LocalDate today) {
        Refusals refusals = new Refusals();
        check(today, refusals);
        refusals.tell();
    }

    /** The same, all that is wrong at once. */
    public void check(LocalDate today, Refusals refusals) {
        refusals.check(() -> follows("registeredOn", registeredOn, submittedOn, "提出日期"));
        refusals.check(() -> follows("assignedOn", assignedOn, submittedOn, "提出日期"));
        refusals.check(() -> follows("assignedOn", assignedOn, registeredOn, "登记日期"));
        refusals.check(() -> follows("repliedOn", repliedOn, assignedOn, "交办日期"));
        refusals.check(() -> follows("closedOn", closedOn, repliedOn, "答复日期"));
        refusals.checkThat(closedOn.isBefore(today), "closedOn", "不早于今天，还没有办结的建议请在系统里录入");
    }

    private static void follows(String field, LocalDate day, LocalDate before, String what) {
        if (day != null && before != null && day.isBefore(before)) {
            throw Refusal.badInput(field, "早于" + what + "（" + ChineseDate.of(before) + "）");
        }
    }
}
