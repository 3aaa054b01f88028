package org.jianyi.suggestion;

/** How the suggestion was formed (形成方式). */
public enum FormedBy {
    RESEARCH("专题调研"),
    TALK("座谈"),
    VISIT("走访等其他形式");

    private final String label;

    FormedBy(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
