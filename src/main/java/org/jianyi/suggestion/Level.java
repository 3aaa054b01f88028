package org.jianyi.suggestion;

/** Whose matter it is (层次). */
public enum Level {
    TOWN("镇内办理"),
    CITY("市级"),
    UPPER("上级");

    private final String label;

    Level(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
