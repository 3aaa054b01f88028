package org.jianyi.handling;

/** How far a unit's share of one round has come. */
public enum HandlingStatus {
    ASSIGNED("待签收"),
    OBJECTED("申请退办"),
    ACCEPTED("办理中"),
    DRAFTED("待审签"),
    SIGNED("待送达"),
    REPLIED("已答复"),
    RATED("已评价"),
    RECEIVED("已收阅"),
    REASSIGNED("已改办"),
    CANCELLED("已取消"),
    RECALLED("已收回");

    private final String label;

    HandlingStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
