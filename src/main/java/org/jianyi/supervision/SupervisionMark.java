package org.jianyi.supervision;

/** The highest level of supervision that is open for a suggestion now. */
public enum SupervisionMark {
    NONE(""),
    URGED("已催办"),
    ORDERED("已督办"),
    KEY("重点督办");

    private final String label;

    SupervisionMark(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
