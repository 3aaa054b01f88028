package org.jianyi.ledger;

import java.util.Arrays;
import org.jianyi.Refusal;

/** What the ledger may be sorted by; nothing else from outside ever reaches the order of a query. What has no value comes last, both ways. */
public enum LedgerSort {
    NUMBER("number", "编号", "seq"),
    LEAD("lead", "领衔代表", "lead collate \"zh-x-icu\""),
    CATEGORY("category", "类别", "category collate \"zh-x-icu\""),
    UNIT("unit", "承办单位", "nullif(lead_units, '') collate \"zh-x-icu\""),
    DAYS("days", "已等天数", "cast(:today as date) - since"),
    DUE("due", "期限", "case when late_from <= :today then late_from - 1 else due end"),
    INTERNAL("internal", "内部期限", "case when replied_on is null then internal_due end"),
    LEGAL("legal", "法定期限", "case when replied_on is null then legal_due end"),
    CONTACTS("contacts", "沟通次数", "contacts"),
    REPLY("reply", "答复日期", "last_reply_on"),
    CLASS("class", "答复类别", "nullif(reply_classes, '')"),
    ATTITUDE(
            "attitude", "态度", "array_position('{SATISFIED,BASICALLY_SATISFIED,DISSATISFIED}', cast(attitude as text))"),
    RESULT("result", "结果", "array_position('{SATISFIED,BASICALLY_SATISFIED,DISSATISFIED}', cast(result as text))"),
    ROUND("round", "轮次", "round"),
    MARK("mark", "督办", "key");

    private final String code;
    private final String label;
    private final String expression;

    LedgerSort(String code, String label, String expression) {
        this.code = code;
        this.label = label;
        this.expression = expression;
    }

    /** @throws Refusal when it is none of these */
    public static LedgerSort of(String code) {
        return Arrays.stream(values())
                .filter(sort -> sort.code.equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.badInput("sort", "不能按这一列排序，请点列名重新选择"));
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** @param oneSession numbers are counted by session: with several, the latest session comes first */
    String orderBy(boolean down, boolean oneSession) {
        String sessions = oneSession ? "in_session desc, " : "session_opens desc, session_id desc, in_session desc, ";
        String direction = down ? " desc nulls last" : " asc nulls last";
        return this == NUMBER
                ? sessions + "seq" + direction + ", suggestion_id" + (down ? " desc" : "")
                : expression + direction + ", " + sessions + "seq, suggestion_id";
    }
}
