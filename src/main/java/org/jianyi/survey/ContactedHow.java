package org.jianyi.survey;

/** How the unit talked with the deputy, as the deputy remembers it. */
public enum ContactedHow {
    MEETING("座谈会"),
    VISIT("登门走访"),
    PHONE("电话联系"),
    NONE("未协商");

    private final String label;

    ContactedHow(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
