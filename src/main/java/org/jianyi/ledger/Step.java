package org.jianyi.ledger;

/** What a case may be waiting for. */
public enum Step {
    COSIGN("待确认附议"),
    REVISE("待补正"),
    EXAMINE("待审查登记"),
    ASSIGN("待交办"),
    DISPATCH("待政府交办"),
    FOLLOW_MASTER("随主件办理"),
    ANSWER_FROM_ABOVE("待上级答复", Step.REPLY_NEAR),
    CONFIRM_RECEIPT("待收阅确认"),
    BEGIN("待签收"),
    DECIDE_OBJECTION("待审核退办"),
    DECIDE_EXTENSION("待审核延期"),
    HANDLE("办理中"),
    SIGN("待审签"),
    DELIVER("待送达"),
    ASSIST("待提会办意见"),
    RATE("待评价"),
    DECIDE_REHANDLING("待决定不满意处理");

    /** 临期 begins fifteen days before a reply is due, and three days before the date of a lesser step. */
    public static final int REPLY_NEAR = 15;

    public static final int OFFICE_NEAR = 3;

    /** Bits of the steps of a unit that replies. */
    static final int REPLYING = BEGIN.bit() | HANDLE.bit() | SIGN.bit() | DELIVER.bit();

    private final String label;
    private final int near;

    Step(String label) {
        this(label, OFFICE_NEAR);
    }

    Step(String label, int near) {
        this.label = label;
        this.near = near;
    }

    public String label() {
        return label;
    }

    /** Whether a unit does it, or the office for a unit that uses paper. */
    public boolean isOfUnit() {
        return this == BEGIN || this == HANDLE || this == SIGN || this == DELIVER || this == ASSIST;
    }

    /** Whether a row of these steps waits for replying units alone: then its light is theirs. */
    static boolean isForReplyingUnits(int steps) {
        return (steps & ~REPLYING) == 0;
    }

    int near() {
        return near;
    }

    int bit() {
        return 1 << ordinal();
    }

    boolean isIn(int steps) {
        return (steps & bit()) != 0;
    }
}
