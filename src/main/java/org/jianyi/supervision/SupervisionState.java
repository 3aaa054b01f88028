package org.jianyi.supervision;

/** How far an urge or an order has come, in the order of the happy path; the ways out follow. */
public enum SupervisionState {
    DRAFTED("待签发"),
    ISSUED("待答复"),
    ANSWERED("待审核"),
    ACCEPTED("已认可"),
    NOT_SIGNED("不予签发"),
    NEEDLESS("已无须办理");

    private final String label;

    SupervisionState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Not sent yet, or not yet ended. */
    public boolean isOpen() {
        return this == DRAFTED || isLive();
    }

    /** Sent, and not yet answered to the presidium's content. */
    public boolean isLive() {
        return this == ISSUED || this == ANSWERED;
    }
}
