package org.jianyi.handling;

/** A unit's part in a suggestion (办理角色). */
public enum Role {
    SOLE("独办"),
    LEAD("主办"),
    ASSISTING("会办"),
    SEPARATE("分办"),
    REFERENCE("参阅");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
