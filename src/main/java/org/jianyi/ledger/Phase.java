package org.jianyi.ledger;

/** Whether a suggestion is still being worked on. */
public enum Phase {
    OPEN("办理中"),
    CLOSED("已结束"),
    WITHDRAWN("已撤回");

    private final String label;

    Phase(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
