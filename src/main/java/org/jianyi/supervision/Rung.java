package org.jianyi.supervision;

/** What is proposed next for a share whose reply is late. */
public enum Rung {
    URGE("拟催办"),
    ORDER("拟督办"),
    MEETING("拟上会");

    private final String label;

    Rung(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
