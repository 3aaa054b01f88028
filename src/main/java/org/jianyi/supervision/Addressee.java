package org.jianyi.supervision;

/** Who has to answer. */
public enum Addressee {
    UNIT("承办单位"),
    HEAD("承办单位负责人"),
    LEADER("分管镇领导");

    private final String label;

    Addressee(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
