package org.jianyi.notice;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jianyi.ChineseDate;

/** Until when, and how long that is: 期限2026年7月8日，还有15天. */
final class DueWords {

    private DueWords() {}

    static String of(LocalDate due, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, due);
        String rest = left > 0 ? "还有" + left + "天" : left == 0 ? "今天到期" : "已逾期" + -left + "天";
        return "期限" + ChineseDate.of(due) + "，" + rest + "。";
    }
}
