package org.jianyi.supervision;

/** The two formal levels of pressing a unit for its reply (代表法第五十二条). */
public enum SupervisionKind {
    URGE("催办函", "催办"),
    ORDER("督办单", "督办单");

    private final String label;
    private final String word;

    SupervisionKind(String label, String word) {
        this.label = label;
        this.word = word;
    }

    public String label() {
        return label;
    }

    /** As part of the name of a step: 答复催办, 答复督办单. */
    public String word() {
        return word;
    }
}
