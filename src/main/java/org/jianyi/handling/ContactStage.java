package org.jianyi.handling;

/** When the unit talked with the deputy (沟通阶段). */
public enum ContactStage {
    BEFORE("办前"),
    DURING("办中"),
    AFTER("办后");

    private final String label;

    ContactStage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
