package org.jianyi.supervision;

/** The highest letter that is open for a suggestion now. A key suggestion may have one as well. */
public enum SupervisionMark {
    NONE(""),
    URGED("已催办"),
    ORDERED("已督办");

    private final String label;

    SupervisionMark(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
