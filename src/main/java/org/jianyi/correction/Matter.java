package org.jianyi.correction;

/** What the office may correct (更正), in the order in which it is offered. */
public enum Matter {
    TITLE("标题", Kind.TEXT),
    CATEGORY("类别", Kind.CHOICE),
    LEVEL("层次", Kind.CHOICE),
    PUBLICITY("公开意见", Kind.CHOICE),
    LEAD("领衔代表", Kind.DEPUTY),
    COSIGNERS("附议代表", Kind.DEPUTIES),
    SHARES("分工", Kind.SHARES),
    SUBMITTED_ON("提出日期", Kind.DAY),
    REGISTERED_ON("登记日期", Kind.DAY),
    ASSIGNED_ON("交办日期", Kind.DAY),
    CONTACTED_ON("沟通日期", Kind.DAY),
    DELIVERED_ON("送达日期", Kind.DAY),
    RATED_ON("评价日期", Kind.DAY),
    SCAN("扫描件", Kind.PAPER),
    LETTER_NUMBER("发文字号", Kind.FIXED);

    /** How it is entered; what is fixed is only explained. */
    public enum Kind {
        TEXT,
        CHOICE,
        DEPUTY,
        DEPUTIES,
        SHARES,
        DAY,
        PAPER,
        FIXED
    }

    private final String label;
    private final Kind kind;

    Matter(String label, Kind kind) {
        this.label = label;
        this.kind = kind;
    }

    public String label() {
        return label;
    }

    /** The word for it in the audit trail. A scan may be none of the deputy's business, a correction always is. */
    String act() {
        return this == SCAN ? "更换扫描件" : "更正";
    }

    public Kind kind() {
        return kind;
    }
}
