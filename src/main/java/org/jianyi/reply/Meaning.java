package org.jianyi.reply;

/** What a reply class means, whatever letters a scheme uses. */
public enum Meaning {
    RESOLVED("已解决"),
    IN_PROGRESS("正在解决"),
    PLANNED("已列入计划"),
    NOT_NOW("暂时无法解决"),
    REFERENCE("留作参考"),
    BEYOND_POWER("超出职权");

    private final String label;

    Meaning(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
